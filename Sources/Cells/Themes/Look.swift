/// A theme on a terminal: all that a drawing needs to know about where it appears.
public struct Look: Hashable, Sendable {
    /// Which colours stand for what.
    public var theme: Theme
    /// What the terminal can show of them.
    public var capabilities: Capabilities

    public init(theme: Theme = .dark, capabilities: Capabilities = Capabilities()) {
        self.theme = theme
        self.capabilities = capabilities
    }

    var isMono: Bool { capabilities.colors == .mono }
    var glyphs: GlyphLevel { capabilities.glyphs }

    /// Pictures of colours need at least the 256 of the xterm palette; below that shades stand in.
    var hasRampColors: Bool { capabilities.colors >= .indexed256 }
}
