/// A progress bar with a name before and a text behind it: `epoch 12/40 ████████▍──────── 31%  1m 20s left`.
public struct Gauge: Drawable, Hashable {
    /// 0 to 1; `nil` where the end is unknown.
    public var fraction: Double?
    /// Before the bar; left out where there is no room.
    public var label: String
    /// `nil` writes percent.
    public var text: String?
    /// `nil` for the theme's accent.
    public var color: Color?

    public init(_ fraction: Double?, label: String = "", text: String? = nil, color: Color? = nil) {
        self.fraction = fraction
        self.label = label
        self.text = text
        self.color = color
    }

    public func draw(on frame: inout Frame, look: Look) {
        let width = frame.size.width
        guard width > 0, frame.size.height > 0 else { return }
        let known = fraction.flatMap { $0.isFinite ? min(max($0, 0), 1) : nil }
        let text = self.text ?? known.map { NumberText.percent($0) } ?? ""
        // The bar gives way first, then the name; the text is what one looks for.
        let textWidth = text.isEmpty ? 0 : text.screenWidth + 1
        let labelWidth =
            label.isEmpty || width < label.screenWidth + 1 + textWidth ? 0 : label.screenWidth + 1
        let room = width - labelWidth - textWidth
        if labelWidth > 0 { frame.put(label, x: 0, y: 0, style: look.theme.textStyle) }
        frame.put(
            text, in: Rect(x: 0, y: 0, width: width, height: 1), style: look.theme.textStyle,
            alignment: .right)
        guard room >= 3 else { return }
        let eighths = wholeNumber((known ?? 0) * Double(room * 8), in: 0...(room * 8))
        for column in 0..<room {
            let filled = eighths - column * 8
            let style = Style(filled > 0 ? color ?? look.theme.accent : look.theme.border)
            let empty: Unicode.Scalar = known == nil ? "┄" : "─"
            frame.put(
                filled > 0 ? barFromLeft(eighths: filled, glyphs: look.glyphs) : empty,
                x: labelWidth + column, y: 0,
                style: style
            )
        }
    }
}
