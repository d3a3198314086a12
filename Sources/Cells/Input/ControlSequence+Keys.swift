extension ControlSequence {
    /// The key it stands for, if it is one.
    var stroke: KeyStroke? {
        switch final {
        case UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "@"): return numberedStroke
        case UInt8(ascii: "u"): return unicodeStroke
        case UInt8(ascii: "Z"): return KeyStroke(.backTab, modifiers)
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            // rxvt: small letters are the arrows with shift.
            return Self.arrow(final - 0x20).map { KeyStroke($0, .shift) }
        case UInt8(ascii: "R"):
            // Also a report of the cursor's position; a key has nothing before its modifiers but 1.
            let isKey =
                parameters == [[nil]]
                || parameters.count == 2 && number(0) == 1 && (2...16).contains(number(1))
            return isKey && !isRelease ? KeyStroke(.function(3), modifiers) : nil
        default:
            guard !isRelease else { return nil }
            return Self.letterKey(final).map { KeyStroke($0, modifiers) }
        }
    }

    /// `ESC O` and a letter: cursor keys in application mode, function keys, the number block.
    var singleShiftStroke: KeyStroke? {
        // Modifiers come as "1;5" or as "5" alone.
        let held = Self.modifiers(parameters.count > 1 ? number(1) : number(0))
        if let key = Self.letterKey(final) { return KeyStroke(key, held) }
        switch final {
        case UInt8(ascii: "R"): return KeyStroke(.function(3), held)
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return Self.arrow(final - 0x20).map { KeyStroke($0, .control) }
        case UInt8(ascii: "M"): return KeyStroke(.enter, held)
        case UInt8(ascii: "I"): return KeyStroke(.tab, held)
        case UInt8(ascii: "X"): return KeyStroke(.character("="), held)
        case 0x20: return KeyStroke(.character(" "), held)
        // The number block sends its characters moved up by 0x40: "j" is "*", "p" is "0".
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            return KeyStroke(.character(Unicode.Scalar(final - 0x40)), held)
        default: return nil
        }
    }

    private var modifiers: Modifiers { Self.modifiers(number(1)) }

    /// kitty marks a key's release with 3 after the modifiers' colon.
    private var isRelease: Bool { number(1, part: 1) == 3 }

    /// The number in a sequence is one more than the sum of shift 1, alt 2, control 4, meta 8.
    private static func modifiers(_ number: Int) -> Modifiers {
        guard (2...256).contains(number) else { return [] }
        let bits = number - 1
        var held = Modifiers(rawValue: UInt8(bits & 7))
        if bits & 8 != 0 { held.insert(.alt) }
        return held
    }

    private static func arrow(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        default: nil
        }
    }

    private static func letterKey(_ letter: UInt8) -> Key? {
        switch letter {
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "P"): .function(1)
        case UInt8(ascii: "Q"): .function(2)
        case UInt8(ascii: "S"): .function(4)
        default: arrow(letter)
        }
    }

    /// `ESC [ 5 ~` and its like. rxvt ends it with "$" for shift, "^" for control, "@" for both.
    private var numberedStroke: KeyStroke? {
        guard !isRelease else { return nil }
        var held = modifiers
        switch final {
        case UInt8(ascii: "$"): held.insert(.shift)
        case UInt8(ascii: "^"): held.insert(.control)
        case UInt8(ascii: "@"): held.formUnion([.control, .shift])
        default: break
        }
        // xterm's other keys: 27, modifiers, the character.
        if number(0) == 27, parameters.count == 3 { return Self.stroke(of: number(2), held) }
        return Self.numberedKey(number(0)).map { KeyStroke($0, held) }
    }

    private static func numberedKey(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        // The gaps are those between the key groups of a VT220.
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...26: .function(number - 12)
        case 28, 29: .function(number - 13)
        case 31...34: .function(number - 14)
        default: nil
        }
    }

    /// `ESC [ code ; modifiers u`.
    private var unicodeStroke: KeyStroke? {
        guard !isRelease, parameters[0][0] != nil else { return nil }
        // The character with shift comes after a colon, if the terminal tells it.
        if modifiers.contains(.shift), parameters[0].count > 1, let shifted = parameters[0][1] {
            return Self.stroke(of: shifted, modifiers.subtracting(.shift))
        }
        return Self.stroke(of: number(0), modifiers)
    }

    private static func stroke(of code: Int, _ held: Modifiers) -> KeyStroke? {
        switch code {
        case 0..<0x20, 0x7F:
            let plain = KeyStroke(controlByte: UInt8(code))
            return KeyStroke(plain.key, plain.modifiers.union(held))
        case 57344...63743: return blockKey(code).map { KeyStroke($0, held) }
        case 0x80...0x9F: return nil
        default:
            guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return nil }
            return KeyStroke(.character(scalar), held)
        }
    }

    /// kitty's numbers for keys without a character of their own.
    private static func blockKey(_ code: Int) -> Key? {
        let named: [Key] = [
            .enter, .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home,
            .end,
            .insert, .delete,
        ]
        return switch code {
        case 57376...57398: .function(code - 57363)
        case 57399...57408: .character(Unicode.Scalar(UInt8(code - 57399 + 0x30)))
        case 57409: .character(".")
        case 57410: .character("/")
        case 57411: .character("*")
        case 57412: .character("-")
        case 57413: .character("+")
        case 57414...57426: named[code - 57414]
        default: nil
        }
    }
}

extension KeyStroke {
    /// A byte below 0x80 by itself.
    init(controlByte byte: UInt8) {
        switch byte {
        case 0x00: self.init(.character(" "), .control)
        case 0x08, 0x7F: self.init(.backspace)
        case 0x09: self.init(.tab)
        case 0x0A, 0x0D: self.init(.enter)
        case 0x1B: self.init(.escape)
        // Control takes the character's upper bits away: "a" is 1, "\" is 0x1C.
        case 0x01...0x1A: self.init(.character(Unicode.Scalar(byte + 0x60)), .control)
        case 0x1C...0x1F: self.init(.character(Unicode.Scalar(byte + 0x40)), .control)
        default: self.init(.character(Unicode.Scalar(byte)))
        }
    }
}
