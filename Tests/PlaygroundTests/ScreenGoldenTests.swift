import Cells
import TestSupport
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
        for size in Self.sizes { try expectLooks(screen, mode, size) }
    }

    @Test("have the colours they had", arguments: [Screens.plain, .activations, .race], [Mode.ansi16, .direct])
    func colour(screen: Screens, mode: Mode) throws {
        try expectLooks(screen, mode, Self.sizes[0])
    }

    private func expectLooks(_ screen: Screens, _ mode: Mode, _ size: Size) throws {
        var state = screen.state
        state.display.capabilities = mode.capabilities
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
}
