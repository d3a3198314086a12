import Testing

@testable import Problems

@Suite struct TextDecoderTests {
    private static let text = "größe;preis €\n1,5;„zwei“\nplain;x\n"

    /// Bytes of one encoding.
    static let written: [(name: String, bytes: [UInt8])] = [
        ("UTF-8", Array(text.utf8)), ("UTF-8 with a mark", [0xef, 0xbb, 0xbf] + text.utf8),
        ("UTF-16, little end first", [0xff, 0xfe] + text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }),
        ("UTF-16, big end first", [0xfe, 0xff] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }),
        ("UTF-16 without a mark", text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }),
        (
            "Windows-1252",
            text.unicodeScalars.map { scalar in
                switch scalar {
                case "€": 0x80
                case "„": 0x84
                case "“": 0x93
                default: UInt8(scalar.value)
                }
            }
        ),
    ]

    @Test("Every encoding gives the same text", arguments: written.map(\.name), [64, 71, 1000])
    func encodings(name: String, size: Int) throws {
        let bytes = try #require(Self.written.first { $0.name == name }).bytes
        var decoder = TextDecoder()
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            result += decoder.decode(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        #expect(String(decoding: result + decoder.finish(), as: UTF8.self) == Self.text)
    }

    @Test("A letter of the last bytes is told from the first of a longer one")
    func ends() {
        for (bytes, text) in [([0x61, 0xe9], "aé"), ([0x61, 0xc3, 0xa9], "aé"), ([0x61, 0xe9, 0x62], "aéb")]
            as [([UInt8], String)]
        {
            var decoder = TextDecoder()
            let first = decoder.decode(bytes)
            #expect(String(decoding: first + decoder.finish(), as: UTF8.self) == text)
        }
    }
}
