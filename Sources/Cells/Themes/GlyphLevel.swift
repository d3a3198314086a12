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
