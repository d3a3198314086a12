import Cells
import Training

extension PanelName {
    public static let units = PanelName("units")
}

extension PanelEntry {
    static let units = PanelEntry(
        .units, "what every unit computes", home: .detail, keys: [.selection, .edges],
        observe: { _, _, request in request.parts.insert(.images) }
    ) { state in
        UnitsPanel(
            observation: state.observation, selection: state.selection, isOverTime: (state.problem?.steps ?? 1) > 1)
    }
}

/// A gallery of what every unit computes, layer by layer, the chosen one framed.
public struct UnitsPanel: Panel {
    public var observation: Observation?
    public var selection: Selection

    /// Whether the data are sequences: curves then run over their time steps.
    public var isOverTime: Bool

    public init(observation: Observation?, selection: Selection, isOverTime: Bool = false) {
        self.isOverTime = isOverTime
        self.observation = observation
        self.selection = selection
    }

    public var title: String { "Units" }

    public var notes: [String] {
        switch observation?.layers.first?.images.first {
        case .curve where isOverTime: ["output over time"]
        case .map, .curve: ["output over the inputs"]
        case .weights: ["weights"]
        case .bars: ["mean output by class"]
        case nil: []
        }
    }

    public func draw(on frame: inout Frame, context: PanelContext) {
        guard let observation, !observation.layers.isEmpty else {
            frame.put("no units yet", in: Rect(frame.size), style: context.theme.faintStyle)
            return
        }
        let layout = gallery(observation, size: frame.size)
        for heading in layout.headings { draw(heading, observation, on: &frame, context: context) }
        for slot in layout.slots { draw(slot, observation.layers[slot.layer], on: &frame, context: context) }
    }

    public func press(at point: Point, in rect: Rect) -> PanelAction? {
        selection(at: point, in: rect).map { .select($0) }
    }

    public func move(_ move: Move) -> PanelAction? { .walk(move) }

    public var wheel: (up: Move, down: Move)? { (.up, .down) }

    /// The unit under a cell, or the layer where its heading is meant, for a panel drawn in `rect`.
    public func selection(at point: Point, in rect: Rect) -> Selection? {
        guard let observation, rect.contains(point) else { return nil }
        let layout = gallery(observation, size: rect.size)
        let local = Point(x: point.x - rect.x, y: point.y - rect.y)
        if let slot = layout.slots.first(where: { $0.frame.contains(local) }) {
            return Selection(layer: slot.layer, unit: slot.unit)
        }
        return layout.headings.first { $0.y == local.y }.map { Selection(layer: $0.layer) }
    }

    private func gallery(_ observation: Observation, size: Size) -> UnitGallery {
        let isDetailed = if case .weights = observation.layers.first?.images.first { true } else { false }
        return UnitGallery(
            observation.layers.map(\.images.count), isDetailed: isDetailed, selection: selection, size: size)
    }

    private func draw(
        _ heading: UnitGallery.Heading, _ observation: Observation, on frame: inout Frame, context: PanelContext
    ) {
        let layer = observation.layers[heading.layer]
        let isSelected = heading.layer == selection.layer
        let theme = context.theme
        let row = Rect(x: 0, y: heading.y, width: frame.size.width, height: 1)
        for x in 0..<row.width { frame.put("─", x: x, y: row.y, style: Style(theme.border)) }
        var text = StyledText(
            (isSelected ? "▸" : " ") + "\(heading.layer + 1) \(LayerCaption(layer).short) ",
            isSelected ? theme.accentStyle : theme.titleStyle)
        let dead = layer.deadUnits.count { $0 }
        if dead > 0 { text.append("\(dead) dead ", theme.warningStyle) }
        if heading.hidden > 0 { text.append("+\(heading.hidden) more ", theme.faintStyle) }
        frame.put(text, in: row)
    }

    private func draw(
        _ slot: UnitGallery.Slot, _ layer: LayerObservation, on frame: inout Frame, context: PanelContext
    ) {
        let look = context.look
        let isSelected = selection == Selection(layer: slot.layer, unit: slot.unit)
        let isDead = slot.unit < layer.deadUnits.count && layer.deadUnits[slot.unit]
        frame.edit(slot.image) { layer.images[slot.unit].draw(on: &$0, look: look) }
        if slot.hasLabel {
            let style = isSelected ? look.theme.accentStyle : isDead ? look.theme.warningStyle : look.theme.faintStyle
            let text = "\(slot.unit + 1)" + (isDead ? (slot.image.width >= 7 ? " dead" : "×") : "")
            frame.put(
                text, in: Rect(x: slot.image.x, y: slot.frame.y, width: slot.image.width, height: 1), style: style)
        } else if isDead {
            frame.put(
                "×", in: slot.image, row: slot.image.height / 2, style: look.theme.warningStyle, alignment: .center)
        }
        guard isSelected else { return }
        let style = Style(look.theme.focus, attributes: .bold)
        for y in slot.frame.y..<(slot.frame.y + slot.frame.height) {
            frame.put("┃", x: slot.image.x - 1, y: y, style: style)
            frame.put("┃", x: slot.image.x + slot.image.width, y: y, style: style)
        }
    }
}
