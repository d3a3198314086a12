import Cells
import Testing

@Suite("Control characters")
struct ShownControlsTests {
    @Test("are shown and never sent: C0, DEL, C1, breaks of lines, signs that turn text around")
    func shown() {
        #expect("a\u{1B}]52;c;AAAA\u{07}b".withControlsShown == #"a\u{1B}]52;c;AAAA\u{7}b"#)
        #expect("\u{9B}2J\u{7F}\u{85}".withControlsShown == #"\u{9B}2J\u{7F}\u{85}"#)
        #expect("x\u{2028}y\u{202E}z\u{2066}\u{200F}".withControlsShown == #"x\u{2028}y\u{202E}z\u{2066}\u{200F}"#)
        // A line end of two characters is one letter to Swift.
        #expect("a\r\nb".withControlsShown == "a\\u{D}\nb")
    }

    @Test("leave all else as it is")
    func kept() {
        let text = "tab\tline\nπ ≤ 3, “quoted”, ⣿ 漢字 é e\u{301} 👩\u{200D}🔬"
        #expect(text.withControlsShown == text)
    }

    @Test("of every scalar, nothing that acts is left")
    func all() {
        for value in (0...0x2100 as ClosedRange<UInt32>) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = String(Character(scalar)).withControlsShown.unicodeScalars
            let isLeft = shown.contains { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" }
            #expect(!isLeft, "U+\(String(value, radix: 16))")
        }
    }

    @Test("Without UTF-8 text is ASCII")
    func ascii() {
        #expect("“a” – é ≤ ⣿ 漢\n".reducedToASCII.utf8.allSatisfy { $0 < 0x80 })
        #expect("plain\tas it is\n".reducedToASCII == "plain\tas it is\n")
    }
}
