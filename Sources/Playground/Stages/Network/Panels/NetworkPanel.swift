import Cells
import Experiments
import Problems
import Training

extension PanelName {
    public static let network = PanelName("network")
}

extension PanelEntry {
    static let network = PanelEntry(
        .network, "layers, units and what acts on what", home: .stage, keys: [.selection],
        observe: { _, _, request in request.parts.insert(.images) }
    ) { state in
        NetworkPanel(
            experiment: state.experiment, observation: state.observation,
            parameterCount: state.snapshot?.parameterCount ?? 0, selection: state.selection, problem: state.problem)
    }
}

/// The network from left to right: layers as columns of units with what each computes, lines for what acts on what.
///
/// Colour and dots of a line tell its sign, brightness its strength. A unit that says the same for all data is marked
/// with a cross.
public struct NetworkPanel: Panel {
    /// With less room there is a line of words instead of a diagram.
    private static let minimumSize = Size(width: 24, height: 5)

    public var experiment: Experiment
    public var observation: Observation?
    public var parameterCount: Int
    public var selection: Selection
    /// For the names of inputs and outputs.
    public var problem: Problem?

    public init(
        experiment: Experiment, observation: Observation?, parameterCount: Int, selection: Selection,
        problem: Problem? = nil
    ) {
        self.experiment = experiment
        self.observation = observation
        self.parameterCount = parameterCount
        self.selection = selection
        self.problem = problem
    }

    public var title: String { "Network" }

    public var notes: [String] {
        let count = "\(NumberText.grouped(parameterCount)) parameter" + (parameterCount == 1 ? "" : "s")
        let dead = observation?.layers.reduce(0) { $0 + $1.deadUnits.count { $0 } } ?? 0
        return dead > 0 ? [count, "\(dead) dead"] : [count]
    }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let parts = parts(of: Rect(frame.size))
        guard let part = parts.diagram else { return drawText(on: &frame, context: context) }
        let columns = NetworkColumns(self, width: part.width)
        columns.diagram.draw(into: &frame, rect: part, look: context.look)
        guard let row = parts.legend else { return }
        var line = FactLine()
        if columns.isPartial { line.add(columns.place, context.theme.accentStyle, importance: 3) }
        if let strengths = columns.strengthsName {
            line.add("lines: \(strengths), solid + dotted −", context.theme.faintStyle, importance: 1)
        }
        if columns.hasDeadUnits { line.add("× dead unit", context.theme.warningStyle, importance: 2) }
        frame.put(line.fitted(to: row.width), in: row)
    }

    public func press(at point: Point, in rect: Rect) -> PanelAction? {
        selection(at: point, in: rect).map { .select($0) }
    }

    public func move(_ move: Move) -> PanelAction? { .walk(move) }

    public var wheel: (up: Move, down: Move)? { (.up, .down) }

    /// The unit under a cell for a panel drawn in `rect`, or the layer where its caption is meant; `nil` for inputs
    /// and between layers.
    public func selection(at point: Point, in rect: Rect) -> Selection? {
        guard rect.contains(point), let part = parts(of: rect).diagram, part.contains(point) else { return nil }
        let columns = NetworkColumns(self, width: part.width)
        if let unit = columns.diagram.unit(at: point, in: part) {
            return columns.selection(column: unit.layer, unit: unit.index)
        }
        // The caption, or a free place above or below the units: whichever layer has units in this column.
        for y in part.y..<(part.y + part.height) {
            if let unit = columns.diagram.unit(at: Point(x: point.x, y: y), in: part) {
                return columns.selection(column: unit.layer, unit: nil)
            }
        }
        return nil
    }

    private func parts(of rect: Rect) -> (diagram: Rect?, legend: Rect?) {
        guard rect.width >= Self.minimumSize.width, rect.height >= Self.minimumSize.height else { return (nil, nil) }
        let isPartial = NetworkColumns(self, width: rect.width).isPartial
        guard rect.height >= (isPartial ? 7 : 13) else { return (rect, nil) }
        let diagram = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - 1)
        return (diagram, Rect(x: rect.x, y: rect.y + rect.height - 1, width: rect.width, height: 1))
    }

    /// `x, y → 8 tanh → [4 tanh] → 1`, the chosen layer in brackets.
    private func drawText(on frame: inout Frame, context: PanelContext) {
        let captions = LayerCaption.all(of: experiment, observation: observation, outputs: problem?.outputCount)
        let inputs = problem.map { problem in
            problem.inputCount <= 3 ? problem.inputNames.joined(separator: ", ") : "\(problem.inputCount) inputs"
        }
        let layers = captions.enumerated().map { $0 == selection.layer ? "[\($1.short)]" : $1.short }
        let text = ([inputs ?? "inputs"] + layers).joined(separator: " → ")
        let rows = frame.put(paragraph: text, in: Rect(frame.size), style: context.theme.textStyle)
        frame.put(notes.joined(separator: ", "), in: Rect(frame.size), row: rows, style: context.theme.faintStyle)
    }
}
