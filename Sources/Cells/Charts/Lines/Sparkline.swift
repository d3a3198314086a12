/// A curve without axes as bars an eighth of a cell fine, one or more rows high; the newest values where not
/// all fit.
public struct Sparkline: Drawable, Hashable {
    /// From the oldest to the newest; the newest are kept where there is no room.
    public var values: [Double]
    /// `nil` takes the smallest and largest value.
    public var range: ClosedRange<Double>?
    /// `nil` for the theme's.
    public var color: Color?

    public init(_ values: [Double], range: ClosedRange<Double>? = nil, color: Color? = nil) {
        self.values = values
        self.range = range
        self.color = color
    }

    public func draw(on frame: inout Frame, look: Look) {
        let height = frame.size.height
        let shown = values.suffix(frame.size.width)
        guard height > 0, !shown.isEmpty else { return }
        let own = Grid(width: shown.count, height: 1, values: Array(shown)).range ?? 0...1
        let bounds = range ?? own
        let isFlat = !(bounds.upperBound > bounds.lowerBound)
        let domain = Domain(bounds.lowerBound, bounds.upperBound)
        let style = Style(color ?? look.theme.accent)
        for (x, value) in shown.enumerated() {
            guard !value.isNaN else {
                frame.put("×", x: x, y: height - 1, style: look.theme.warningStyle)
                continue
            }
            let limited = min(max(value, domain.lower), domain.upper)
            let share = isFlat ? 0.5 : domain.fraction(of: limited) ?? 0
            // The lowest value still shows: one eighth is the ground.
            let eighths = 1 + wholeNumber(share * Double(height * 8 - 1), in: 0...(height * 8 - 1))
            for row in 0..<height where eighths > row * 8 {
                frame.put(
                    barFromBelow(eighths: eighths - row * 8, glyphs: look.glyphs), x: x, y: height - 1 - row,
                    style: style
                )
            }
        }
    }
}
