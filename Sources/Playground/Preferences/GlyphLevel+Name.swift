import Cells

extension GlyphLevel {
    /// As it is typed.
    public var name: String {
        switch self {
        case .braille: "braille"
        case .halfBlocks: "half-blocks"
        case .blocks: "blocks"
        case .ascii: "ascii"
        }
    }

    public init?(named name: String) {
        guard let level = Self.allCases.first(where: { $0.name == name.lowercased() }) else { return nil }
        self = level
    }
}
