import Foundation
import Testing

@testable import Cells

/// Compares a frame with the text kept in `Goldens/`. With SOMA_RECORD=1 the file is written and the test
/// fails, so that nothing recorded passes unseen.
func expectGolden(
    _ frame: Frame, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    try expectGolden(text: frame.text + "\n", named: name, sourceLocation: sourceLocation)
}

func expectGolden(
    text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let name = name.replacingOccurrences(of: " ", with: "-")
    let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Goldens").appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["SOMA_RECORD"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name).txt: look at it, then run again", sourceLocation: sourceLocation)
        return
    }
    guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("no golden \(name).txt; SOMA_RECORD=1 writes it", sourceLocation: sourceLocation)
        return
    }
    #expect(text == kept, "\(name).txt", sourceLocation: sourceLocation)
}

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
