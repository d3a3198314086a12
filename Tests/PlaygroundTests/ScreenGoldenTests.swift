import Cells
import Foundation
import Testing

@testable import Playground

@Suite("Screens as recorded")
struct ScreenGoldenTests {
    @Test(
        "look as they did", arguments: Screens.all,
        [Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 50)])
    func text(screen: Screens, size: Size) throws {
        var state = screen.state
        _ = update(&state, .event(.resize(size)))
        try expectGolden(view(state, size: size).text, named: "\(screen)-\(size.width)x\(size.height)")
    }

    @Test("look as they did without colours and Unicode", arguments: [Screens.plain, .palette, .divergence])
    func plain(screen: Screens) throws {
        var state = screen.state
        state.capabilities = .plain
        let frame = view(state, size: Size(width: 80, height: 24))
        #expect(frame.cells.allSatisfy { $0.character.isASCII })
        #expect(frame.cells.allSatisfy { $0.foreground == .terminal && $0.background == .terminal })
        try expectGolden(frame.text, named: "\(screen)-ascii")
    }

    @Test(
        "have the colours they had", arguments: [Screens.plain, .activations, .race],
        [ColorDepth.ansi16, .indexed256, .direct])
    func colour(screen: Screens, colors: ColorDepth) throws {
        var state = screen.state
        state.capabilities.colors = colors
        let frame = view(state, size: Size(width: 80, height: 24))
        let suffix = colors == .indexed256 ? "colour" : "\(colors)"
        try expectGolden(frame.ansi(colors: colors), named: "\(screen)-\(suffix)")
    }

    /// Compares with the text kept in `Goldens/`. With SOMA_RECORD=1 the file is written and the test fails, so that
    /// nothing recorded passes unseen.
    private func expectGolden(_ text: String, named name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Goldens").appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["SOMA_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): look at it, then run again")
            return
        }
        guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("no golden \(name); SOMA_RECORD=1 writes it")
            return
        }
        #expect(text == kept, "\(name)")
    }
}
