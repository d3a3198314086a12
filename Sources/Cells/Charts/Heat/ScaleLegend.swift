/// A strip that says what the colours of a heat map mean: `-1 ▇▇▇▇ 0 ▇▇▇▇ 1`.
public struct ScaleLegend: Drawable, Hashable {
    /// Values at the two ends of the ramp.
    public var range: ClosedRange<Double>
    /// The colours between.
    public var ramp: Ramp
    /// What the values are; empty for none.
    public var title: String

    public init(range: ClosedRange<Double>, ramp: Ramp, title: String = "") {
        self.range = range
        self.ramp = ramp
        self.title = title
    }

    public func draw(on frame: inout Frame, look: Look) {
        let width = frame.size.width
        let scale = HeatScale(range: range, ramp: ramp, look: look)
        let low = NumberText.significant(scale.lower, digits: 2)
        let high = NumberText.significant(scale.upper, digits: 2)
        let ends = low.screenWidth + high.screenWidth + 2
        guard frame.size.height > 0, width >= ends + scale.levels / 2 else { return }
        var room = width - ends
        var x = 0
        if !title.isEmpty, title.screenWidth + 1 + scale.levels <= room {
            x = frame.put(title, x: 0, y: 0, style: look.theme.faintStyle) + 1
            room -= x
        }
        x = frame.put(low, x: x, y: 0, style: look.theme.faintStyle) + 1
        let length = min(room, scale.levels * 3)
        for column in 0..<length {
            frame[x + column, 0] = scale.cell(column * scale.levels / length)
        }
        frame.put(high, x: x + length + 1, y: 0, style: look.theme.faintStyle)
    }
}
