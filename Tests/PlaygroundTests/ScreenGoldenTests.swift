import Cells
import Foundation
import Testing

@testable import Playground

@Suite("Screens as recorded")
struct ScreenGoldenTests {
    /// What a terminal can show. The folders of the frames are named by it; `cat` shows one.
    enum Mode: String, CaseIterable {
        case colour, mono, ascii, ansi16, direct

        var capabilities: Capabilities {
            switch self {
            case .colour: Capabilities(colors: .indexed256, glyphs: .braille)
            case .mono: Capabilities(colors: .mono, glyphs: .braille)
            case .ascii: .plain
            case .ansi16: Capabilities(colors: .ansi16, glyphs: .braille)
            case .direct: Capabilities(colors: .direct, glyphs: .braille)
            }
        }
    }

    static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 50)]

    @Test(
        "look as they did at every size, in colour, without colours and without Unicode", arguments: Screens.all,
        [Mode.colour, .mono, .ascii])
    func looks(screen: Screens, mode: Mode) throws {
        for size in Self.sizes { try expectGolden(screen, mode, size) }
    }

    @Test("have the colours they had", arguments: [Screens.plain, .activations, .race], [Mode.ansi16, .direct])
    func colour(screen: Screens, mode: Mode) throws {
        try expectGolden(screen, mode, Self.sizes[0])
    }

    private func expectGolden(_ screen: Screens, _ mode: Mode, _ size: Size) throws {
        var state = screen.state
        state.capabilities = mode.capabilities
        _ = update(&state, .event(.resize(size)))
        let frame = view(state, size: size)
        if mode == .ascii { #expect(frame.cells.allSatisfy { $0.character.isASCII }, "\(screen)") }
        if mode == .ascii || mode == .mono {
            #expect(
                frame.cells.allSatisfy { $0.foreground == .terminal && $0.background == .terminal }, "\(screen)")
        }
        try expectGolden(
            frame.ansi(colors: mode.capabilities.colors), named: "\(mode)/\(screen)-\(size.width)x\(size.height)")
    }

    /// Compares with the text kept in `Goldens/`. With SOMA_RECORD=1 the file is written and the test fails, so that
    /// nothing recorded passes unseen.
    private func expectGolden(_ text: String, named name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Goldens").appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["SOMA_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): look at it, then run again")
            return
        }
        guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("no golden \(name); SOMA_RECORD=1 writes it")
            return
        }
        let rows = zip(text.split(separator: "\n"), kept.split(separator: "\n"))
        let row = rows.enumerated().first { $0.element.0 != $0.element.1 }
        #expect(text == kept, "\(name), from row \(row.map { $0.offset + 1 } ?? 0) on")
    }
}
