import Cells
import Training

extension PanelName {
    public static let activations = PanelName("activations")
}

extension PanelEntry {
    static let activations = PanelEntry(
        .activations, "values before and after the activation of each layer", home: .chart, keys: [.selection],
        observe: { _, _, request in request.parts.insert(.unit) }
    ) { state in
        ActivationsPanel(observation: state.observation, selection: state.selection)
    }
}

/// For every layer how the values are spread before and after its activation, and what share of it is dead, saturated
/// or near a hazard. The chosen layer is larger; one unit can be followed in it.
public struct ActivationsPanel: Panel {
    public var observation: Observation?
    public var selection: Selection

    public init(observation: Observation?, selection: Selection) {
        self.observation = observation
        self.selection = selection
    }

    public var title: String { "Activations" }

    public var notes: [String] { ["before → after"] }

    public func draw(on frame: inout Frame, context: PanelContext) {
        guard let observation, !observation.layers.isEmpty else {
            frame.put("no values yet", in: Rect(frame.size), style: context.theme.faintStyle)
            return
        }
        let count = observation.layers.count
        for block in ActivationBlocks.blocks(count: count, selected: selection.layer, height: frame.size.height) {
            let focus = observation.focus.flatMap { focus in
                focus.layer == block.layer && selection == Selection(layer: focus.layer, unit: focus.unit)
                    ? focus : nil
            }
            let drawing = ActivationBlock(
                layer: observation.layers[block.layer], index: block.layer, count: count,
                isSelected: block.layer == selection.layer, focus: focus)
            let rect = Rect(x: 0, y: block.y, width: frame.size.width, height: block.height)
            drawing.draw(into: &frame, rect: rect, look: context.look)
        }
    }

    public func press(at point: Point, in rect: Rect) -> PanelAction? {
        selection(at: point, in: rect).map { .select($0) }
    }

    public func move(_ move: Move) -> PanelAction? { .walk(move) }

    public var wheel: (up: Move, down: Move)? { (.up, .down) }

    /// The layer under a cell, for a panel drawn in `rect`: for the mouse.
    public func selection(at point: Point, in rect: Rect) -> Selection? {
        guard rect.contains(point), let count = observation?.layers.count else { return nil }
        let blocks = ActivationBlocks.blocks(count: count, selected: selection.layer, height: rect.height)
        return blocks.first { ($0.y..<($0.y + $0.height)).contains(point.y - rect.y) }
            .map { Selection(layer: $0.layer) }
    }
}

/// How the height is divided among layers.
enum ActivationBlocks {
    struct Block: Hashable {
        let layer: Int
        let y: Int
        let height: Int
    }

    /// A caption, a row of bars and a row of numbers for each layer where that fits, less where not; the chosen layer
    /// gets what is left over, up to twice the others. Where one row each is too much, layers around the chosen one.
    static func blocks(count: Int, selected: Int, height: Int) -> [Block] {
        guard count > 0, height > 0 else { return [] }
        let selected = max(0, min(selected, count - 1))
        // The chosen layer keeps three rows as long as there are three.
        let least = [3, 2, 1].first { (count - 1) * $0 + 3 <= height } ?? 1
        let own = min(3, height)
        let others = max(0, min(count - 1, (height - own) / least))
        let window = ScrollWindow(count: count, height: others + 1, selected: selected, offset: selected - others / 2)
        var heights = window.visible.map { $0 == selected ? own : least }
        var spare = height - heights.reduce(0, +)
        let place = selected - window.visible.lowerBound
        // First the chosen one, so that its bars have some rows, then all.
        let first = min(spare, 4)
        heights[place] += first
        spare -= first
        for index in heights.indices {
            let part = spare / (heights.count + 1)
            heights[index] += index == place ? part + spare - part * (heights.count + 1) + part : part
        }
        var y = 0
        return zip(window.visible, heights).map { layer, height in
            defer { y += height }
            return Block(layer: layer, y: y, height: height)
        }
    }
}
