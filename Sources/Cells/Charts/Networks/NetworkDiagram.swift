/// A network as columns of units with lines for the weights: colour and dots tell the sign, brightness the
/// strength, and the strongest lie on top.
public struct NetworkDiagram: Drawable, Hashable {
    /// A column of units.
    public struct Layer: Hashable, Sendable {
        /// Above the column.
        public var title: String
        /// How many units there are; only some of them may have labels or pictures, and only some may fit.
        public var count: Int
        /// One for each unit, or none.
        public var labels: [String]
        /// What each unit computes, drawn in its box where there is room.
        public var pictures: [Grid]

        public init(_ title: String, count: Int, labels: [String] = [], pictures: [Grid] = []) {
            self.title = title
            self.count = max(0, count)
            self.labels = labels
            self.pictures = pictures
        }
    }

    /// A unit of the diagram.
    public struct Unit: Hashable, Sendable {
        /// The column, from 0.
        public var layer: Int
        /// The place in it, from 0.
        public var index: Int
        public init(layer: Int, index: Int) {
            self.layer = layer
            self.index = index
        }
    }

    /// From the inputs to the outputs.
    public var layers: [Layer]
    /// Between each layer and the next: a row for each unit it comes from, a column for each unit it goes to.
    public var weights: [Grid]
    /// The unit that stands out, with its weights.
    public var selected: Unit?

    public init(_ layers: [Layer], weights: [Grid] = [], selected: Unit? = nil) {
        self.layers = layers
        self.weights = weights
        self.selected = selected
    }

    /// The unit under a cell, for a diagram drawn in `rect`: for the mouse.
    public func unit(at point: Point, in rect: Rect) -> Unit? {
        let local = Point(x: point.x - rect.x, y: point.y - rect.y)
        return NetworkLayout(self, size: rect.size).places.first { $0.rect.contains(local) }?.unit
    }

    public func draw(on frame: inout Frame, look: Look) {
        let layout = NetworkLayout(self, size: frame.size)
        guard !layers.isEmpty else {
            frame.put("no layers", in: Rect(frame.size), style: look.theme.faintStyle)
            return
        }
        drawConnections(layout, on: &frame, look: look)
        for place in layout.places { draw(place, on: &frame, look: look) }
        for note in layout.notes {
            frame.put(note.text, in: note.rect, style: look.theme.faintStyle, alignment: .center)
        }
        for title in layout.titles {
            frame.put(title.text, in: title.rect, style: look.theme.titleStyle, alignment: .center)
        }
    }

    private func draw(_ place: NetworkLayout.Place, on frame: inout Frame, look: Look) {
        let layer = layers[place.unit.layer]
        let isSelected = place.unit == selected
        let label = place.unit.index < layer.labels.count ? layer.labels[place.unit.index] : ""
        frame.edit(place.rect) { part in
            guard part.size.height >= 3 else {
                let style = isSelected ? look.selectionStyle : look.theme.textStyle
                let text = label.isEmpty ? "●" : label
                let room = part.size.width - 2
                // A narrow unit rather loses its brackets than its name.
                let hasBrackets = text.screenWidth <= room
                let shown = hasBrackets ? "(" + text.fitted(to: room, alignment: .center) + ")" : text
                part.put(shown, in: Rect(part.size), style: style)
                return
            }
            Box(isFocused: isSelected, isOpaque: true).draw(on: &part, look: look)
            let interior = Box.interior(of: Rect(part.size))
            // One row is enough where half blocks make two of it.
            let rows = HeatScale(range: 0...1, ramp: .diverging, look: look).rowsPerCell * interior.height
            if place.unit.index < layer.pictures.count, rows >= 2 {
                Thumbnail(layer.pictures[place.unit.index]).draw(into: &part, rect: interior, look: look)
                let room = Rect(x: 1, y: 0, width: interior.width, height: 1)
                part.put(label, in: room, style: isSelected ? look.theme.accentStyle : look.theme.faintStyle)
            } else {
                let style = isSelected ? look.theme.accentStyle : look.theme.textStyle
                part.put(label, in: interior, row: interior.height / 2, style: style, alignment: .center)
            }
        }
    }
}
