/// Horizontal bars with names and values; negative ones go to the left of a common zero.
public struct BarChart: Drawable, Hashable {
    /// A named value.
    public struct Bar: Hashable, Sendable {
        /// Written at its left, cut where there is no room.
        public var label: String
        /// Its length, to the left of the common zero where negative.
        public var value: Double
        /// `nil` writes the value with three digits.
        public var text: String?
        /// `nil` for the theme's.
        public var color: Color?

        public init(_ label: String, _ value: Double, text: String? = nil, color: Color? = nil) {
            self.label = label
            self.value = value
            self.text = text
            self.color = color
        }
    }

    /// From the top down.
    public var bars: [Bar]
    /// The value of a bar over the full width; `nil` takes the largest.
    public var limit: Double?
    /// The bar that stands out.
    public var selected: Int?

    public init(_ bars: [Bar], limit: Double? = nil, selected: Int? = nil) {
        self.bars = bars
        self.limit = limit
        self.selected = selected
    }

    public func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        guard size.width > 0, size.height > 0 else { return }
        guard !bars.isEmpty else {
            frame.put("nothing to compare", in: Rect(size), style: look.theme.faintStyle)
            return
        }
        let visible = visibleBars(height: size.height)
        let labelWidth = min(bars.reduce(0) { max($0, $1.label.screenWidth) }, max(size.width / 3, 1))
        let texts = bars.map { $0.text ?? NumberText.significant($0.value) }
        let textWidth = texts.reduce(0) { max($0, $1.screenWidth) }
        // Names first, then values, then bars: a bar without either says nothing.
        let showsTexts = labelWidth + 1 + textWidth <= size.width
        let room = size.width - labelWidth - 1 - (showsTexts ? textWidth + 1 : 0)
        let span = Span(bars.map(\.value), limit: limit, room: room)
        for (row, index) in visible.enumerated() {
            let bar = bars[index]
            let isSelected = index == selected
            let style = isSelected ? look.selectionStyle : look.theme.textStyle
            let label = Rect(x: 0, y: row, width: labelWidth, height: 1)
            frame.put(bar.label.fitted(to: labelWidth, alignment: .right), in: label, style: style)
            let color = Style(bar.color ?? look.theme.color(ofRun: index))
            if room > 0 {
                span.draw(bar.value, x: labelWidth + 1, y: row, style: color, on: &frame, look: look)
            }
            if showsTexts {
                let place = Rect(x: size.width - textWidth, y: row, width: textWidth, height: 1)
                frame.put(texts[index], in: place, style: look.theme.textStyle, alignment: .right)
            }
        }
        if visible.count < bars.count {
            let row = size.height - 1
            frame.fill(
                Rect(x: 0, y: row, width: size.width, height: 1),
                with: Cell(background: look.theme.background))
            frame.put(
                "+\(bars.count - visible.count + 1) more", in: Rect(size), row: row,
                style: look.theme.faintStyle)
        }
    }

    private func visibleBars(height: Int) -> Range<Int> {
        ScrollWindow(count: bars.count, height: height, selected: selected).visible
    }
}

/// The common zero and scale of the bars.
private struct Span {
    let zero: Int
    let positive: Int
    let largest: Double

    init(_ values: [Double], limit: Double?, room: Int) {
        let finite = values.filter(\.isFinite)
        let up = max(0, limit ?? finite.max() ?? 0)
        let down = max(0, -(finite.min() ?? 0))
        let reach = max(up, down)
        let share = reach > 0 ? (down / reach) / (down / reach + up / reach) : 0
        zero = max(0, wholeNumber(share * Double(room), in: 0...max(0, room)))
        positive = max(0, room - zero)
        largest = reach
    }

    func draw(_ value: Double, x: Int, y: Int, style: Style, on frame: inout Frame, look: Look) {
        guard largest > 0, !value.isNaN else {
            if value.isNaN { frame.put("×", x: x + zero, y: y, style: look.theme.errorStyle) }
            return
        }
        // Cells for the largest absolute value, on either side.
        let cells = max(positive, zero)
        let eighths = wholeNumber(value.magnitude / largest * Double(cells * 8), in: 0...(cells * 8))
        if value < 0 {
            for column in 0..<min(zero, max(1, (eighths + 4) / 8)) {
                frame.put(look.glyphs == .ascii ? "#" : "█", x: x + zero - 1 - column, y: y, style: style)
            }
        } else {
            for column in 0..<positive where eighths > column * 8 {
                frame.put(
                    barFromLeft(eighths: eighths - column * 8, glyphs: look.glyphs), x: x + zero + column,
                    y: y,
                    style: style
                )
            }
        }
    }
}
