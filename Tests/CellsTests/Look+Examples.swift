import Testing

@testable import Cells

extension Look {
    static let braille = Look()
    static let halfBlocks = Look(capabilities: Capabilities(colors: .indexed256, glyphs: .halfBlocks))
    static let blocks = Look(capabilities: Capabilities(colors: .ansi16, glyphs: .blocks))
    static let plain = Look(capabilities: .plain)
    static let mono = Look(capabilities: Capabilities(colors: .mono, glyphs: .braille))

    /// One of each kind of terminal.
    static let examples: [Look] = [
        .braille, .halfBlocks, .blocks, .plain, .mono,
        Look(theme: .light, capabilities: Capabilities(colors: .direct, glyphs: .braille)),
        Look(theme: .dusk, capabilities: Capabilities(colors: .indexed256, glyphs: .ascii)),
        Look(theme: .contrast, capabilities: Capabilities(colors: .ansi16, glyphs: .ascii)),
    ]
}

extension Look: CustomStringConvertible, CustomTestStringConvertible {
    public var description: String { "\(theme.name) \(capabilities.colors) \(capabilities.glyphs)" }
    public var testDescription: String { description }
}
