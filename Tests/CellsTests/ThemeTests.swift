import Testing

@testable import Cells

@Suite("Themes and what terminals make of them")
struct ThemeTests {
    @Test("every theme is complete", arguments: Theme.all.map(\.name))
    func complete(name: String) throws {
        let theme = try #require(Theme.named(name.uppercased()))
        #expect(theme.classes.count == 10)
        #expect(Set(theme.classes).count == 10)
        #expect(theme.runs.count >= 4)
        #expect(theme.sequential.count >= 6)
        #expect(theme.diverging.count % 2 == 1)
        #expect(Theme.named("nothing") == nil)
    }

    @Test("ramps change lightness in one direction", arguments: Theme.all.map(\.name))
    func monotone(name: String) throws {
        let theme = try #require(Theme.named(name))
        let steps = theme.sequential.compactMap(\.lightness)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { theme.isDark ? $1 > $0 : $1 < $0 })
        let ramp = theme.diverging.compactMap(\.lightness)
        let middle = ramp.count / 2
        // Away from the neutral middle, on both sides.
        for side in [Array(ramp[...middle].reversed()), Array(ramp[middle...])] {
            #expect(zip(side, side.dropFirst()).allSatisfy { theme.isDark ? $1 > $0 : $1 < $0 }, "\(side)")
        }
    }

    @Test("text can be read on what it stands on", arguments: Theme.all.map(\.name))
    func contrast(name: String) throws {
        let theme = try #require(Theme.named(name))
        let ground: Color =
            theme.background != .terminal ? theme.background : theme.isDark ? .xterm(233) : .xterm(231)
        for color in [
            theme.text, theme.accent, theme.title, theme.focus, theme.warning, theme.error, theme.good,
        ] {
            #expect(try #require(color.contrast(to: ground)) >= 4, "\(color)")
        }
        #expect(try #require(theme.faint.contrast(to: ground)) >= 3)
        #expect(try #require(theme.text.contrast(to: theme.selection)) >= 4)
    }

    @Test("colours reduce to what there is", arguments: ColorDepth.allCases)
    func depth(depth: ColorDepth) {
        for index in UInt8.min...UInt8.max {
            switch Color.xterm(index).reduced(to: depth) {
            case .terminal: #expect(depth == .mono)
            case .xterm(let reduced): #expect(depth != .ansi16 || reduced < 16)
            case .rgb: Issue.record("an indexed colour became direct")
            }
        }
        #expect(Color.terminal.reduced(to: depth) == .terminal)
    }

    @Test(
        "direct colours find the nearest entries",
        arguments: [
            (Color.rgb(255, 0, 0), UInt8(196)), (.rgb(0, 0, 0), 16), (.rgb(128, 128, 128), 244),
            (.rgb(95, 175, 215), 74),
        ] as [(Color, UInt8)])
    func nearest(color: Color, index: UInt8) {
        #expect(color.reduced(to: .indexed256) == .xterm(index))
    }

    @Test("the two class colours stay apart with 16 colours", arguments: Theme.all.map(\.name))
    func classesApart(name: String) throws {
        let theme = try #require(Theme.named(name))
        let reduced = theme.classes.prefix(2).map { $0.reduced(to: .ansi16) }
        #expect(reduced[0] != reduced[1])
    }

    @Test("without colours roles become attributes")
    func mono() {
        let look = Look(capabilities: .plain)
        var frame = Frame(size: Size(width: 4, height: 1))
        frame.put("a", x: 0, y: 0, style: look.theme.faintStyle)
        frame.put("b", x: 1, y: 0, style: look.theme.accentStyle)
        frame.put("c", x: 2, y: 0, style: Style(look.theme.text, on: look.theme.selection))
        frame.put("│", x: 3, y: 0, style: Style(.rgb(1, 2, 3)))
        let reduced = frame.reduced(for: look)
        #expect(reduced.cells.map(\.attributes) == [.dim, .bold, .reverse, []])
        #expect(reduced.cells.allSatisfy { $0.foreground == .terminal && $0.background == .terminal })
        #expect(reduced.text == "abc|")
    }

    @Test("every character has a stand-in at each level")
    func glyphs() {
        for value in UInt32(0x20)...0x2BFF {
            guard let scalar = Unicode.Scalar(value), scalar.isOneColumnWide else { continue }
            for level in GlyphLevel.allCases { #expect(scalar.reduced(to: level).isOneColumnWide) }
            #expect(scalar.reduced(to: .ascii).isASCII)
            #expect(scalar.reduced(to: .braille) == scalar)
        }
    }

    @Test(
        "stand-ins look like what they stand for",
        arguments: [
            ("╭─╮│┏━┃", "+-+|+=|"), ("▁▄█", ".+@"), ("⠁⠤⣿⠀", "'-# "), ("▲▼●○■", "^vox#"), ("ωπαβ", "wpab"),
            ("₀₉²", "092"),
            ("Äéłŋŷ", "Aelny"), ("…→×", "~>x"),
        ] as [(String, String)])
    func standIns(text: String, expected: String) {
        #expect(String(scalars: text.unicodeScalars.map { $0.reduced(to: .ascii) }) == expected)
    }
}
