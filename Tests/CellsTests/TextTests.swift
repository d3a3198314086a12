import Foundation
import Testing

@testable import Cells

@Suite("Text for the screen")
struct TextTests {
    @Test(
        "only scalars of one column pass",
        arguments: [
            ("plain", "plain"), ("\u{1B}[2J", "?[2J"), ("日本", "??"), ("e\u{301}", "e"), ("a\u{200B}b", "ab"),
            ("a\tb\nc\r\nd", "a b c d"), ("👩‍👩‍👧", "?"), ("ω₀ = π²", "ω₀ = π²"), ("☀\u{FE0F}", "☀"),
            ("שלום", "????"),
            ("soft\u{AD}hyphen", "softhyphen"), ("\u{9B}1m", "?1m"), ("", ""),
        ] as [(String, String)])
    func cleaned(text: String, expected: String) {
        #expect(String(scalars: text.screenScalars) == expected)
        #expect(text.screenWidth == expected.unicodeScalars.count)
    }

    @Test("the C library agrees that what passes is one column wide")
    func agreesWithLibrary() throws {
        typealias WidthFunction = @convention(c) (Int32) -> Int32
        setlocale(LC_CTYPE, "C.UTF-8")
        // Hidden from the import without an X/Open level.
        let symbol = try #require(dlsym(nil, "wcwidth"))
        let wcwidth = unsafeBitCast(symbol, to: WidthFunction.self)
        var wrong: [String] = []
        for value in UInt32(0)...0x2_FFFF {
            guard let scalar = Unicode.Scalar(value), scalar.isOneColumnWide else { continue }
            if wcwidth(Int32(value)) != 1 { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    @Test(
        "text is cut with an ellipsis and aligned",
        arguments: [
            ("hello", 5, Alignment.left, "hello"), ("hello", 4, .left, "hel…"), ("hello", 1, .left, "…"),
            ("hello", 0, .left, ""), ("hello", -3, .left, ""), ("hi", 6, .center, "  hi  "),
            ("hi", 5, .right, "   hi"),
        ] as [(String, Int, Alignment, String)])
    func fitted(text: String, width: Int, alignment: Alignment, expected: String) {
        #expect(text.fitted(to: width, alignment: alignment) == expected)
    }

    @Test(
        "words are wrapped",
        arguments: [
            ("one two three", 8, ["one two", "three"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
            ("", 5, [""]),
            ("a b", 0, []), ("a\n\nb", 5, ["a", "", "b"]), ("  in dent", 6, ["  in", "dent"]),
            ("a verylongword b", 6, ["a", "verylo", "ngword", "b"]),
        ] as [(String, Int, [String])])
    func wrapped(text: String, width: Int, lines: [String]) {
        #expect(text.wrapped(to: width) == lines)
    }

    @Test("text is clipped to the frame and to a rectangle")
    func clipped() {
        var frame = Frame(size: Size(width: 8, height: 2))
        #expect(frame.put("abcdef", x: -2, y: 0) == 4)
        #expect(frame.put("xyz", x: 6, y: 1, clip: Rect(x: 0, y: 0, width: 7, height: 2)) == 9)
        frame.put("far", x: .max, y: 0)
        frame.put("far", x: 0, y: .max)
        #expect(frame.text == "cdef\n      x")
    }

    @Test("a style without background keeps the one beneath")
    func background() {
        var frame = Frame(size: Size(width: 2, height: 1), fill: Cell(background: .xterm(20)))
        frame.put("a", x: 0, y: 0, style: Style(.xterm(100)))
        frame.put("b", x: 1, y: 0, style: Style(.xterm(100), on: .terminal))
        #expect(frame[0, 0].background == .xterm(20))
        #expect(frame[1, 0].background == .terminal)
    }

    @Test("a paragraph that does not fit ends with an ellipsis")
    func paragraph() {
        var frame = Frame(size: Size(width: 9, height: 2))
        #expect(frame.put(paragraph: "one two three four", in: Rect(frame.size)) == 2)
        #expect(frame.text == "one two\nthree…")
    }

    @Test("styled text is cut where the whole line is too long")
    func styled() {
        var text = StyledText("abc", Style(.xterm(20)))
        text.append("def")
        #expect(text.truncated(to: 6).spans.map(\.text) == ["abc", "def"])
        #expect(text.truncated(to: 5).spans.map(\.text) == ["abc", "d…"])
        #expect(text.truncated(to: 3).spans.map(\.text) == ["ab…"])
        #expect(text.truncated(to: 0).spans.isEmpty)
    }
}
