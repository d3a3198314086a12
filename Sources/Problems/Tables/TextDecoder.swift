/// Turns the bytes of a text file into UTF-8, piece by piece: UTF-8 itself, UTF-16 of either order, Windows-1252.
///
/// A byte order mark decides. Without one, zero bytes at every second place mean UTF-16, and the first bytes beyond
/// ASCII say whether the text is UTF-8; if it is not, it is Windows-1252, which holds Latin-1.
struct TextDecoder {
    /// How letters are written as bytes.
    enum Encoding: String {
        case utf8 = "UTF-8"
        case littleUTF16 = "UTF-16 (little end first)"
        case bigUTF16 = "UTF-16 (big end first)"
        case windows1252 = "Windows-1252 (Latin-1)"
    }

    /// `nil` until a piece has said it; a text of ASCII only never does.
    private(set) var encoding: Encoding?
    private var isStart = true
    /// Bytes of a letter whose rest is in the next piece.
    private var rest: [UInt8] = []

    /// The next piece as UTF-8. A letter cut by the end of the piece comes with the next.
    mutating func decode(_ piece: [UInt8]) -> [UInt8] {
        var bytes = rest.isEmpty ? piece : rest + piece
        rest = []
        if isStart, !bytes.isEmpty {
            isStart = false
            let mark = start(bytes)
            if mark > 0 { bytes.removeFirst(mark) }
        }
        if encoding == nil {
            guard let first = bytes.firstIndex(where: { $0 >= 0x80 }) else { return bytes }
            // One letter of UTF-8 has up to four bytes: fewer could be its beginning.
            guard bytes.count - first >= 4 else {
                rest = Array(bytes[first...])
                return Array(bytes[..<first])
            }
            encoding = Self.isUTF8(bytes[first...]) ? .utf8 : .windows1252
        }
        switch encoding {
        case .littleUTF16, .bigUTF16: return units(bytes)
        case .windows1252: return Self.latin(bytes)
        case .utf8, nil: return bytes
        }
    }

    /// What is left at the end of the text.
    mutating func finish() -> [UInt8] {
        defer { rest = [] }
        if encoding == nil, !rest.isEmpty {
            encoding = String(validating: rest, as: UTF8.self) != nil ? .utf8 : .windows1252
        }
        return encoding == .windows1252 ? Self.latin(rest) : encoding == .utf8 ? rest : []
    }

    /// Decides from the first bytes; how many of them are a mark.
    private mutating func start(_ bytes: [UInt8]) -> Int {
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) {
            encoding = .utf8
            return 3
        }
        if bytes.starts(with: [0xff, 0xfe]) {
            encoding = .littleUTF16
            return 2
        }
        if bytes.starts(with: [0xfe, 0xff]) {
            encoding = .bigUTF16
            return 2
        }
        // A table in UTF-16 begins with letters of ASCII: every second byte is zero and none of the others.
        let sample = bytes.prefix(64)
        guard sample.count >= 8 else { return 0 }
        let zeros = [0, 1].map { parity in sample.indices.count { $0 % 2 == parity && sample[$0] == 0 } }
        if zeros[0] == 0, zeros[1] * 4 > sample.count { encoding = .littleUTF16 }
        if zeros[1] == 0, zeros[0] * 4 > sample.count { encoding = .bigUTF16 }
        return 0
    }

    /// Whether the bytes are UTF-8, except for a last letter that is cut.
    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        for length in 0...3 where length <= bytes.count {
            if String(validating: bytes.dropLast(length), as: UTF8.self) != nil { return true }
        }
        return false
    }

    private mutating func units(_ bytes: [UInt8]) -> [UInt8] {
        let (low, high) = encoding == .littleUTF16 ? (0, 1) : (1, 0)
        var units = stride(from: 0, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + high]) << 8
        }
        rest = bytes.count % 2 == 0 ? [] : [bytes[bytes.count - 1]]
        if let last = units.last, UTF16.isLeadSurrogate(last) {
            units.removeLast()
            rest = bytes.suffix(2 + rest.count)
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func latin(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                let scalar = byte < 0xa0 ? windows[Int(byte) - 0x80] : UInt16(byte)
                result += UTF8.encode(Unicode.Scalar(scalar) ?? "\u{fffd}")!  // every scalar has an encoding
            }
        }
        return result
    }

    /// The letters of the bytes 0x80 to 0x9f. Source: Unicode Consortium, mapping table CP1252, 1998
    private static let windows: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
        0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
        0x0153, 0x9d, 0x017e, 0x0178,
    ]
}
