/// What a terminal can show.
public struct Capabilities: Hashable, Sendable {
    /// The colours it can show.
    public var colors: ColorDepth
    /// The characters it can show.
    public var glyphs: GlyphLevel

    public init(colors: ColorDepth = .indexed256, glyphs: GlyphLevel = .braille) {
        self.colors = colors
        self.glyphs = glyphs
    }

    /// What shows everywhere.
    public static let plain = Capabilities(colors: .mono, glyphs: .ascii)
}
