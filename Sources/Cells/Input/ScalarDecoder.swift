/// Puts a UTF-8 character together byte by byte.
struct ScalarDecoder: Sendable {
    enum Step {
        case more
        case scalar(Unicode.Scalar)
        /// Not a character; the byte that showed it belongs to what follows.
        case invalid
    }

    private var value: UInt32 = 0
    private var missing = 0
    /// What the next byte may be. Narrower than 80...BF after the first bytes of overlong forms,
    /// surrogates and values past U+10FFFF (Unicode standard, table 3-7).
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether the byte can begin a character of several bytes.
    mutating func start(_ byte: UInt8) -> Bool {
        allowed = 0x80...0xBF
        switch byte {
        case 0xC2...0xDF: (value, missing) = (UInt32(byte & 0x1F), 1)
        case 0xE0...0xEF: (value, missing) = (UInt32(byte & 0x0F), 2)
        case 0xF0...0xF4: (value, missing) = (UInt32(byte & 0x07), 3)
        default: return false
        }
        switch byte {
        case 0xE0: allowed = 0xA0...0xBF
        case 0xED: allowed = 0x80...0x9F
        case 0xF0: allowed = 0x90...0xBF
        case 0xF4: allowed = 0x80...0x8F
        default: break
        }
        return true
    }

    mutating func take(_ byte: UInt8) -> Step {
        guard allowed.contains(byte) else { return .invalid }
        allowed = 0x80...0xBF
        value = value << 6 | UInt32(byte & 0x3F)
        missing -= 1
        guard missing == 0 else { return .more }
        return Unicode.Scalar(value).map(Step.scalar) ?? .invalid
    }
}
