/// Collects a bracketed paste up to its end, within bounds.
struct PasteCollector: Sendable {
    /// More is cut: nobody types a formula or a name that long.
    static let limit = 65_536
    private static let end: [UInt8] = [0x1B] + "[201~".utf8

    private var bytes: [UInt8] = []
    /// How many bytes of the end mark were just seen.
    private var matched = 0

    /// The text, when this byte ends the paste.
    mutating func take(_ byte: UInt8) -> String? {
        if byte == Self.end[matched] {
            matched += 1
            return matched == Self.end.count ? finished() : nil
        }
        // Only the first byte of the mark is an escape, so a failed match can restart nowhere but here.
        for kept in Self.end[..<matched] { keep(kept) }
        matched = byte == Self.end[0] ? 1 : 0
        if matched == 0 { keep(byte) }
        return nil
    }

    private mutating func keep(_ byte: UInt8) {
        if bytes.count < Self.limit { bytes.append(byte) }
    }

    /// What was collected, without anything that could act on a terminal or turn text around.
    func finished() -> String {
        var text = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar {
            case "\r": text.append("\n")
            case "\n": if !wasReturn { text.append("\n") }
            case "\t": text.append(scalar)
            // Invalid bytes; marks of direction that show one text and mean another.
            case "\u{FFFD}", "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}",
                "\u{2066}"..."\u{2069}":
                break
            default: if scalar.properties.generalCategory != .control { text.append(scalar) }
            }
        }
        return String(text)
    }
}
