/// Signs for classes and runs, so that colour is never the only difference.
public enum Markers {
    static let symbols: [Unicode.Scalar] = ["●", "○", "■", "▲", "◆", "□", "△", "◇", "★", "☆"]
    /// Each is what the symbol above it reduces to, so that legends agree however a sign came about.
    static let ascii: [Unicode.Scalar] = ["o", "x", "#", "^", "*", "%", "A", "@", "=", "~"]

    /// The sign of a class or run.
    public static func marker(_ index: Int, glyphs: GlyphLevel) -> Unicode.Scalar {
        (glyphs == .ascii ? ascii : symbols).cyclic(index) ?? "*"
    }
}
