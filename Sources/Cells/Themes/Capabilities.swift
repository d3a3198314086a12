/// How many colours a terminal shows.
public enum ColorDepth: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// No colour, only attributes: `NO_COLOR`, vt100.
    case mono
    /// The 16 ANSI colours.
    case ansi16
    /// The xterm palette of 256.
    case indexed256
    /// Any red, green and blue.
    case direct

    public static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}

/// Which characters a terminal and its font show; each level has those of the levels before it.
public enum GlyphLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
    case ascii
    /// Box lines, full blocks and shades: what the Linux console has.
    case blocks
    /// Half and eighth blocks.
    case halfBlocks
    /// Braille patterns, 2x4 dots in a cell.
    case braille

    public static func < (left: GlyphLevel, right: GlyphLevel) -> Bool { left.rawValue < right.rawValue }
}

/// What a terminal can show.
public struct Capabilities: Hashable, Sendable {
    public var colors: ColorDepth
    public var glyphs: GlyphLevel

    public init(colors: ColorDepth = .indexed256, glyphs: GlyphLevel = .braille) {
        self.colors = colors
        self.glyphs = glyphs
    }

    /// What shows everywhere.
    public static let plain = Capabilities(colors: .mono, glyphs: .ascii)
}

/// A theme on a terminal: all that a drawing needs to know about where it appears.
public struct Look: Hashable, Sendable {
    public var theme: Theme
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
