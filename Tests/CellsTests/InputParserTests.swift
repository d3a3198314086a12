import TestSupport
import Testing

@testable import Cells

@Suite("The input parser")
struct InputParserTests {
    /// Sequences and the strokes they stand for, by name.
    static let keys: [(String, String)] = [
        ("a", "a"), ("A", "A"), (" ", "space"), ("~", "~"), ("é", "é"), ("漢", "漢"), ("😀", "😀"),
        ("\r", "enter"), ("\n", "enter"), ("\t", "tab"), ("\u{7F}", "backspace"), ("\u{8}", "backspace"),
        ("\u{0}", "ctrl-space"), ("\u{1}", "ctrl-a"), ("\u{10}", "ctrl-p"), ("\u{1A}", "ctrl-z"),
        ("\u{1C}", "ctrl-\\"), ("\u{1F}", "ctrl-_"),
        ("\u{1B}x", "alt-x"), ("\u{1B}X\u{1B}\\", ""), ("\u{1B}é", "alt-é"), ("\u{1B}\r", "alt-enter"),
        ("\u{1B}\u{7F}", "alt-backspace"), ("\u{1B}\u{1}", "ctrl-alt-a"),
        ("\u{1B}[A", "up"), ("\u{1B}OB", "down"), ("\u{1B}[C", "right"), ("\u{1B}[D", "left"),
        ("\u{1B}[H", "home"), ("\u{1B}OF", "end"), ("\u{1B}[1~", "home"), ("\u{1B}[4~", "end"),
        ("\u{1B}[7~", "home"), ("\u{1B}[8~", "end"), ("\u{1B}[2~", "insert"), ("\u{1B}[3~", "delete"),
        ("\u{1B}[5~", "page-up"), ("\u{1B}[6~", "page-down"), ("\u{1B}[Z", "shift-tab"),
        ("\u{1B}[1;5A", "ctrl-up"), ("\u{1B}[1;2D", "shift-left"), ("\u{1B}[1;8C", "ctrl-alt-shift-right"),
        ("\u{1B}O5C", "ctrl-right"), ("\u{1B}[3;5~", "ctrl-delete"), ("\u{1B}\u{1B}[A", "alt-up"),
        ("\u{1B}[a", "shift-up"), ("\u{1B}Od", "ctrl-left"), ("\u{1B}[3$", "shift-delete"),
        ("\u{1B}[5^", "ctrl-page-up"), ("\u{1B}[6@", "ctrl-shift-page-down"),
        ("\u{1B}OP", "F1"), ("\u{1B}[[B", "F2"), ("\u{1B}[13~", "F3"), ("\u{1B}OS", "F4"),
        ("\u{1B}[15~", "F5"),
        ("\u{1B}[21~", "F10"), ("\u{1B}[24;2~", "shift-F12"), ("\u{1B}[1;2R", "shift-F3"),
        ("\u{1B}[34~", "F20"),
        ("\u{1B}OM", "enter"), ("\u{1B}Op", "0"), ("\u{1B}Ok", "+"),
        ("\u{1B}[27;5;9~", "ctrl-tab"), ("\u{1B}[27;2;9~", "shift-tab"), ("\u{1B}[27;6;80~", "ctrl-shift-p"),
        ("\u{1B}[97;5u", "ctrl-a"), ("\u{1B}[97:65;2u", "A"), ("\u{1B}[27u", "escape"),
        ("\u{1B}[13;5u", "ctrl-enter"),
        ("\u{1B}[57399u", "0"), ("\u{1B}[57376u", "F13"), ("\u{1B}[97;1:1u", "a"), ("\u{1B}[1;129A", "up"),
        // Releases and replies are no keys.
        ("\u{1B}[97;1:3u", ""), ("\u{1B}[1;1:3A", ""), ("\u{1B}[24;80R", ""), ("\u{1B}[?1;2c", ""),
        ("\u{1B}[>84;0;0c", ""), ("\u{1B}[?2026;2$y", ""), ("\u{1B}[8;24;80t", ""), ("\u{1B}[?0u", ""),
        ("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", ""), ("\u{1B}]0;title\u{7}", ""),
        ("\u{1B}P>|tmux 3.3a\u{1B}\\", ""), ("\u{1B}_Gok\u{1B}\\", ""), ("\u{1B}[201~", ""),
        // Numbers beyond everything.
        ("\u{1B}[99999999999999999999;5~", ""), ("\u{1B}[1;99999999999999999999A", "up"),
        ("\u{1B}[55296u", ""), ("\u{1B}[4294967296u", ""), ("\u{1B}[E", ""), ("\u{1B}[99~", ""),
    ]

    private func parse(_ text: String) -> [Event] {
        var parser = InputParser()
        return parser.feed(Array(text.utf8))
    }

    private func names(_ events: [Event]) -> [String] {
        events.map { $0.keyStroke.map(\.description) ?? "\($0)" }
    }

    @Test("reads a key from its sequence, whole or cut at any byte", arguments: keys)
    func readsKeys(_ text: String, _ name: String) {
        let wanted = name.isEmpty ? [] : [name]
        #expect(names(parse(text)) == wanted)
        for cut in 0...text.utf8.count {
            var parser = InputParser()
            let events = parser.feed(text.utf8.prefix(cut)) + parser.feed(text.utf8.dropFirst(cut))
            #expect(names(events) == wanted, "cut after \(cut)")
            #expect(!parser.isPending)
        }
    }

    @Test("reads everything in one stream as it reads each alone, byte by byte")
    func readsAStream() {
        let text = Self.keys.map(\.0).joined()
        let wanted = Self.keys.map(\.1).filter { !$0.isEmpty }
        #expect(names(parse(text)) == wanted)
        var parser = InputParser()
        #expect(names(text.utf8.flatMap { parser.feed(CollectionOfOne($0)) }) == wanted)
    }

    @Test(
        "reads mouse reports of all three kinds",
        arguments: [
            ("\u{1B}[<0;5;6M", Event.mouse(.press, .left, Point(x: 4, y: 5), [])),
            ("\u{1B}[<2;300;6m", .mouse(.release, .right, Point(x: 299, y: 5), [])),
            ("\u{1B}[<32;1;1M", .mouse(.drag, .left, Point(x: 0, y: 0), [])),
            ("\u{1B}[<35;1;1M", .mouse(.move, .none, Point(x: 0, y: 0), [])),
            ("\u{1B}[<64;2;2M", .mouse(.wheelUp, .none, Point(x: 1, y: 1), [])),
            ("\u{1B}[<81;2;2M", .mouse(.wheelDown, .none, Point(x: 1, y: 1), .control)),
            ("\u{1B}[<12;2;2M", .mouse(.press, .left, Point(x: 1, y: 1), [.shift, .alt])),
            ("\u{1B}[M !!", .mouse(.press, .left, Point(x: 0, y: 0), [])),
            ("\u{1B}[M#\"!", .mouse(.release, .none, Point(x: 1, y: 0), [])),
            ("\u{1B}[M`!!", .mouse(.wheelUp, .none, Point(x: 0, y: 0), [])),
            ("\u{1B}[33;7;8M", .mouse(.press, .middle, Point(x: 6, y: 7), [])),
            ("\u{1B}[35;7;8M", .mouse(.release, .none, Point(x: 6, y: 7), [])),
        ])
    func readsMouse(_ text: String, _ wanted: Event) {
        for cut in 0...text.utf8.count {
            var parser = InputParser()
            #expect(parser.feed(text.utf8.prefix(cut)) + parser.feed(text.utf8.dropFirst(cut)) == [wanted])
        }
    }

    @Test(
        "drops mouse reports that mean nothing",
        arguments: [
            "\u{1B}[<0;0;1M", "\u{1B}[<0;99999999;1M", "\u{1B}[<;1;1M", "\u{1B}[<0;1M", "\u{1B}[<66;1;1M",
            "\u{1B}[<128;1;1M",
            "\u{1B}[1;1;1M", "\u{1B}[1;1;1m", "\u{1B}[?0;1;1M",
        ])
    func dropsMouse(_ text: String) { #expect(parse(text).isEmpty) }

    @Test("tells of the focus, but not when it is a reply")
    func readsFocus() {
        #expect(parse("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
        #expect(parse("\u{1B}[?1I").isEmpty)
    }

    @Test("a lone escape byte is the Escape key only after silence")
    func waitsAfterEscape() {
        var parser = InputParser()
        #expect(parser.feed([0x1B]).isEmpty)
        #expect(parser.isPending)
        #expect(parser.pendingWait == 25)
        #expect(names(parser.timeout()) == ["escape"])
        #expect(!parser.isPending)
        #expect(parser.pendingWait == nil)
        #expect(parser.timeout().isEmpty)
    }

    @Test(
        "silence makes keys of what could be keys, and drops the rest",
        arguments: [
            ("\u{1B}\u{1B}", ["escape", "escape"]), ("\u{1B}[", ["alt-["]), ("\u{1B}O", ["alt-O"]),
            ("\u{1B}]", ["alt-]"]),
            ("\u{1B}P", ["alt-P"]), ("\u{1B}[1;5", []), ("\u{1B}]11;rgb", []), ("\u{1B}[M!", []),
            ("\u{1B}[[", []),
        ])
    func resolvesSilence(_ text: String, _ wanted: [String]) {
        var parser = InputParser()
        #expect(parser.feed(text.utf8).isEmpty)
        #expect(names(parser.timeout()) == wanted)
        #expect(names(parser.feed("a".utf8)) == ["a"])
    }

    @Test("three escape bytes are the Escape key and the start of two more")
    func escapes() {
        var parser = InputParser()
        #expect(names(parser.feed([0x1B, 0x1B, 0x1B])) == ["escape"])
        #expect(names(parser.timeout()) == ["escape", "escape"])
    }

    @Test("an escape byte within a sequence begins another one")
    func restarts() {
        #expect(names(parse("\u{1B}[1;\u{1B}[A")) == ["up"])
        #expect(names(parse("\u{1B}]0;x\u{1B}[A")) == ["up"])
        #expect(names(parse("\u{1B}[1\rb")) == ["enter", "b"])
    }

    @Test(
        "drops invalid UTF-8 and keeps what surrounds it",
        arguments: [
            [0xFF], [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80], [0xE2, 0x82], [0xEF, 0xBF, 0xBD], [0xC2, 0x9B],
        ])
    func dropsInvalid(_ bytes: [UInt8]) {
        var parser = InputParser()
        #expect(names(parser.feed([0x61] + bytes + [0x62])) == ["a", "b"])
    }

    @Test("a paste is one event, at any cut, with its controls taken out")
    func pastes() {
        let text = "\u{1B}[200~sin(x)\r\n+ 1\r2\tü\u{1B}[31m\u{7}\u{9B}\u{202E}\u{1B}[201\u{1B}[201~q"
        let wanted = [Event.paste("sin(x)\n+ 1\n2\tü[31m[201"), .key(.character("q"), [])]
        for cut in 0...text.utf8.count {
            var parser = InputParser()
            #expect(parser.feed(text.utf8.prefix(cut)) + parser.feed(text.utf8.dropFirst(cut)) == wanted)
        }
        #expect(parse("\u{1B}[200~\u{1B}[201~") == [.paste("")])
    }

    @Test("a paste is cut at 64 kB and still ends where it ends")
    func limitsPaste() {
        var parser = InputParser()
        var events = parser.feed("\u{1B}[200~".utf8)
        events += parser.feed(Array(repeating: UInt8(ascii: "x"), count: 200_000))
        #expect(events.isEmpty)
        events += parser.feed("\u{1B}[201~q".utf8)
        #expect(events == [.paste(String(repeating: "x", count: 65_536)), .key(.character("q"), [])])
    }

    @Test("a paste without an end is delivered after silence")
    func endsPaste() {
        var parser = InputParser()
        _ = parser.feed("\u{1B}[200~abc".utf8)
        #expect(parser.pendingWait == 1000)
        #expect(parser.timeout() == [.paste("abc")])
        #expect(!parser.isPending)
    }

    @Test("a string without an end gives the keyboard back")
    func endsStrings() {
        var parser = InputParser()
        _ = parser.feed("\u{1B}]".utf8)
        _ = parser.feed(Array(repeating: UInt8(ascii: "x"), count: InputParser.longestString))
        #expect(names(parser.feed("q".utf8)) == ["q"])
    }

    @Test("a sequence that is too long is read to its end and dropped")
    func dropsLongSequences() {
        var parser = InputParser()
        let digits = Array(repeating: UInt8(ascii: "1"), count: 100_000)
        #expect(parser.feed([0x1B, 0x5B] + digits).isEmpty)
        #expect(parser.control.count <= InputParser.longestControl + 1)
        #expect(names(parser.feed("Aq".utf8)) == ["q"])
    }

    @Test("100,000 mutated inputs neither trap nor grow, and cuts change nothing", arguments: 0..<4)
    func survivesMutations(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let seeds =
            Self.keys.map { Array($0.0.utf8) }
            + ["\u{1B}[200~ab\u{1B}[201~", "\u{1B}[<0;5;6M", "\u{1B}[M !!"]
            .map { Array($0.utf8) }
        var whole = InputParser()
        var inPieces = InputParser()
        for _ in 0..<25_000 {
            var bytes = seeds.randomElement(using: &random)! + seeds.randomElement(using: &random)!
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
                default: if bytes.count > 1 { bytes.remove(at: place) }
                }
            }
            let cut = Int.random(in: 0...bytes.count, using: &random)
            let events = whole.feed(bytes)
            let same = inPieces.feed(bytes[..<cut]) + inPieces.feed(bytes[cut...]) == events
            let isBounded =
                whole.control.count <= InputParser.longestControl + 1 && events.count <= bytes.count + 1
            // Names of some: reading them back is the slow part.
            let isNamed =
                cut % 8 != 0
                || events.allSatisfy { event in
                    event.keyStroke.map { KeyStroke($0.description) == $0 } ?? true
                }
            // Once only when something is wrong: an expectation each time would be most of the work.
            if !same || !isBounded || !isNamed {
                Issue.record("seed \(seed): \(bytes) gave \(events)")
                return
            }
            if Int.random(in: 0..<8, using: &random) == 0 {
                let silence = whole.timeout()
                if silence != inPieces.timeout() { Issue.record("seed \(seed): silence after \(bytes)") }
            }
        }
    }
}

@Suite("Key names")
struct KeyStrokeTests {
    @Test("every key has a name that is read back, with every modifier")
    func roundTrip() {
        var keys: [Key] = [
            .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .home,
            .end,
            .pageUp, .pageDown,
        ]
        keys += (1...35).map { .function($0) }
        keys += (0x20...0x7E).map { .character(Unicode.Scalar($0)) } + [.character("é"), .character("漢")]
        var seen: Set<String> = []
        for key in keys {
            for raw in UInt8(0)..<8 {
                let stroke = KeyStroke(key, Modifiers(rawValue: raw))
                #expect(KeyStroke(stroke.description) == stroke, "\(stroke)")
                seen.insert(stroke.description)
            }
        }
        #expect(seen.count > keys.count * 4)
    }

    @Test(
        "names are spelled as people write them",
        arguments: [
            (KeyStroke(.character("p"), .control), "ctrl-p"), (KeyStroke(.character(" ")), "space"),
            (KeyStroke(.backTab), "shift-tab"), (KeyStroke(.tab, .shift), "shift-tab"),
            (KeyStroke(.function(1)), "F1"),
            (KeyStroke(.character("x"), .alt), "alt-x"), (KeyStroke(.character("a"), .shift), "A"),
            (KeyStroke(.character("P"), .control), "ctrl-p"),
            (KeyStroke(.character("-"), .control), "ctrl--"),
            (KeyStroke(.pageUp), "page-up"), (KeyStroke(.escape), "escape"),
        ])
    func spelling(_ stroke: KeyStroke, _ name: String) { #expect(stroke.description == name) }

    @Test(
        "other spellings are understood",
        arguments: [
            ("Ctrl-P", "ctrl-p"), ("control-p", "ctrl-p"), ("ESC", "escape"), ("Return", "enter"),
            ("f5", "F5"),
            ("PgUp", "page-up"), ("meta-x", "alt-x"), ("f", "f"), ("alt-ctrl-x", "ctrl-alt-x"),
        ])
    func aliases(_ written: String, _ name: String) { #expect(KeyStroke(written)?.description == name) }

    @Test(
        "what is no key has no stroke",
        arguments: ["", "ctrl-", "F0", "F36", "F99999999999999999999", "ab", " ", "\u{1B}", "ctrl-nope"])
    func refuses(_ written: String) { #expect(KeyStroke(written) == nil) }
}

extension Event {
    /// The key with its modifiers, if the event is one.
    fileprivate var keyStroke: KeyStroke? {
        if case .key(let key, let modifiers) = self { KeyStroke(key, modifiers) } else { nil }
    }
}
