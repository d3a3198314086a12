import Cells
import Training

extension PanelName {
    public static let unit = PanelName("unit")
}

extension PanelEntry {
    static let unit = PanelEntry(
        .unit, "the selected unit, large", home: .detail, keys: [.selection, .edges],
        observe: { _, _, request in request.parts.formUnion([.images, .unit, .lens]) }
    ) { state in
        let layers = state.observation?.layers ?? []
        let focus = state.observation?.focus
        return UnitPanel(
            observation: focus, layer: focus.flatMap { layers.indices.contains($0.layer) ? layers[$0.layer] : nil })
    }
}

/// One unit large: what the lens of its kind shows of its layer, or, where its kind has none, what it computes, its activation with the slope and the data that fall on it, and what it listens to most.
public struct UnitPanel: Panel {
    public var observation: UnitObservation?
    /// The layer it is in.
    public var layer: LayerObservation?

    public init(observation: UnitObservation?, layer: LayerObservation?) {
        self.observation = observation
        self.layer = layer
    }

    public var title: String {
        guard let observation else { return "Unit" }
        return "Unit \(observation.unit &+ 1) of layer \(observation.layer &+ 1)"
    }

    public var notes: [String] {
        [layer.map { LayerCaption($0).long }, observation?.lens?.title].compactMap(\.self)
    }

    public func draw(on frame: inout Frame, context: PanelContext) {
        guard let observation else {
            frame.put("choose a unit to see it large", in: Rect(frame.size), style: context.theme.faintStyle)
            return
        }
        if let reading = observation.lens?.reading {
            return ReadingView(reading: reading).draw(on: &frame, look: context.look)
        }
        let look = context.look
        let size = frame.size
        let statusRows = size.height >= 4 ? 1 : 0
        frame.put(
            facts(observation, look).fitted(to: size.width), in: Rect(x: 0, y: 0, width: size.width, height: statusRows)
        )
        let rest = Rect(x: 0, y: statusRows, width: size.width, height: size.height - statusRows)
        let parts = parts(of: rest, observation)
        if let image = parts.image, let picture = observation.image {
            frame.edit(image) { drawImage(picture, on: &$0, look: look) }
        }
        if let curve = parts.curve { drawCurve(observation, in: curve, on: &frame, look: look) }
        if let inputs = parts.inputs { drawInputs(observation, in: inputs, on: &frame, look: look) }
    }

    public func move(_ move: Move) -> PanelAction? { .walk(move) }

    public var wheel: (up: Move, down: Move)? { (.up, .down) }

    /// Image and curve side by side; the inputs beside them where it is wide, beneath where it is high.
    private func parts(of rect: Rect, _ observation: UnitObservation) -> (image: Rect?, curve: Rect?, inputs: Rect?) {
        let hasInputs = !observation.strengths.isEmpty
        if rect.width >= 72, rect.height >= 6 {
            let side = imageWidth(rect.height, most: rect.width / 3)
            let inputs = hasInputs ? max(22, (rect.width - side) / 3) : 0
            let columns = rect.columns(
                Split.Part(.fixed(side), priority: 1), Split.Part(.share(1, minimum: 20), priority: 2),
                Split.Part(.fixed(inputs)), gap: 2)
            return (columns[0], columns[1], hasInputs ? columns[2] : nil)
        }
        let needed = min(observation.strengths.count, 8) + 1
        let isHigh = hasInputs && rect.height >= 10 + min(needed, 5)
        let top = Rect(
            x: rect.x, y: rect.y, width: rect.width,
            height: isHigh ? max(10, rect.height - needed) : rect.height)
        let bottom = Rect(x: rect.x, y: rect.y + top.height, width: rect.width, height: rect.height - top.height)
        let side = imageWidth(top.height, most: rect.width * 2 / 5)
        let columns = top.columns(
            Split.Part(.fixed(side)), Split.Part(.share(1, minimum: 20), priority: 1), gap: 1)
        return (columns[0], columns[1], isHigh ? bottom : nil)
    }

    /// Square to the eye.
    private func imageWidth(_ height: Int, most: Int) -> Int { max(1, min(height * 2, most, 48)) }

    private func drawImage(_ image: UnitImage, on frame: inout Frame, look: Look) {
        var rect = Rect(frame.size)
        if case .curve = image {
        } else if case .bars = image {
        } else {
            rect.height = min(rect.height, max(1, (rect.width + 1) / 2))
        }
        frame.edit(rect) { image.draw(on: &$0, look: look) }
    }

    private func facts(_ observation: UnitObservation, _ look: Look) -> FactLine {
        var line = FactLine()
        let theme = look.theme
        let unit = observation.unit
        if let layer, layer.deadUnits.indices.contains(unit), layer.deadUnits[unit] {
            line.add("dead: the same for all data", theme.warningStyle, importance: 9)
        }
        if observation.curve.z.isEmpty {
            line.add("says \(observation.after.spread)", theme.textStyle, importance: 3)
        } else {
            line.add("gets \(observation.before.spread)", theme.textStyle, importance: 3)
            line.add("says \(observation.after.spread)", theme.textStyle, importance: 4)
        }
        if let share = flatShare(observation) {
            let whole = Int((share * 100).rounded())
            line.add(
                "flat for \(whole)%", share > 0.5 ? theme.warningStyle : theme.faintStyle,
                importance: share > 0.5 ? 8 : 2)
        }
        return line
    }

    /// The share of the data where the slope is below 0.1; `nil` without a slope.
    private func flatShare(_ observation: UnitObservation) -> Double? {
        let (z, _, slope) = observation.curve
        guard let first = z.first, let last = z.last, first.isFinite, last.isFinite, first < last,
            z.count == slope.count
        else { return nil }
        let bars = observation.before.bars(over: first...last, bins: slope.count)
        let total = bars.reduce(0, +)
        guard total > 0 else { return nil }
        return zip(bars, slope).reduce(0) { $0 + ($1.1.magnitude < 0.1 ? $1.0 : 0) } / total
    }

    private func drawCurve(_ observation: UnitObservation, in rect: Rect, on frame: inout Frame, look: Look) {
        let (z, f, slope) = observation.curve
        guard let first = z.first, let last = z.last, first.isFinite, last.isFinite, first < last else {
            // No activation: how its output is spread is all there is.
            let bins = Histogram.Bins(observation.after.bars, color: look.theme.accent)
            return Histogram(bins, range: observation.after.range).draw(into: &frame, rect: rect, look: look)
        }
        let name = layer?.activation ?? "f"
        var plot = FunctionPlot(
            [
                FunctionPlot.Curve(
                    zip(z, slope).map { DataPoint($0, $1) }, label: "slope", color: look.theme.color(ofRun: 1),
                    pattern: .dotted),
                FunctionPlot.Curve(
                    zip(z, f).map { DataPoint($0, $1) }, label: name, color: look.theme.color(ofRun: 0)),
            ], x: Axis("z", range: first...last))
        plot.density = observation.before.bars(over: first...last, bins: 60)
        plot.draw(into: &frame, rect: rect, look: look)
    }

    private func drawInputs(_ observation: UnitObservation, in rect: Rect, on frame: inout Frame, look: Look) {
        let order = observation.strengths.indices.prefix(65_536)
            .sorted { size(observation.strengths[$0]) > size(observation.strengths[$1]) }
        let areWeights = layer?.strengthsAreWeights ?? true
        let heading = areWeights ? "strongest weights" : "strongest links"
        frame.put(heading, in: rect, style: look.theme.faintStyle)
        let bars = order.prefix(max(0, rect.height - 1)).map { index -> BarChart.Bar in
            let name = index < observation.inputNames.count ? observation.inputNames[index] : "\(index + 1)"
            let value = observation.strengths[index]
            return BarChart.Bar(name, value, color: value < 0 ? negative(look) : positive(look))
        }
        let part = Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
        BarChart(Array(bars)).draw(into: &frame, rect: part, look: look)
    }

    private func size(_ value: Double) -> Double { value.isFinite ? value.magnitude : -1 }
    private func negative(_ look: Look) -> Color { look.theme.color(ofClass: 0) }
    private func positive(_ look: Look) -> Color { look.theme.color(ofClass: 1) }
}
