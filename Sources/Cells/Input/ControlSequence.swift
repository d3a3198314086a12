/// A whole control sequence: `ESC [`, an optional private mark, numbers, and a final byte.
struct ControlSequence {
    /// One of `< = > ?`, which tell replies and mouse reports from keys.
    let mark: UInt8?
    /// Numbers between semicolons, each with the numbers after its colons. Missing ones are nil.
    let parameters: [[Int?]]
    let final: UInt8

    private static let mostParameters = 16
    /// Larger numbers mean nothing, and must not overflow.
    private static let largest = 10_000_000

    /// Nil if the bytes are not of this shape.
    init?(_ bytes: [UInt8], final: UInt8) {
        var rest = bytes[...]
        var mark: UInt8?
        if let first = rest.first, (0x3C...0x3F).contains(first) {
            mark = first
            rest = rest.dropFirst()
        }
        var parameters: [[Int?]] = [[nil]]
        for byte in rest {
            let last = parameters.count - 1
            switch byte {
            case UInt8(ascii: ";"):
                guard parameters.count < Self.mostParameters else { return nil }
                parameters.append([nil])
            case UInt8(ascii: ":"):
                guard parameters[last].count < Self.mostParameters else { return nil }
                parameters[last].append(nil)
            case 0x30...0x39:
                let place = parameters[last].count - 1
                let value = (parameters[last][place] ?? 0) * 10 + Int(byte - 0x30)
                parameters[last][place] = min(value, Self.largest)
            default:
                return nil
            }
        }
        self.mark = mark
        self.parameters = parameters
        self.final = final
    }

    /// A number, with its default if it is missing.
    func number(_ index: Int, part: Int = 0, default missing: Int = 1) -> Int {
        guard index < parameters.count, part < parameters[index].count else { return missing }
        return parameters[index][part] ?? missing
    }

    var opensPaste: Bool { mark == nil && final == UInt8(ascii: "~") && number(0) == 200 }

    /// The event it stands for; nil for replies and for what is not known.
    func event(alt: Bool) -> Event? {
        if final == UInt8(ascii: "M") || final == UInt8(ascii: "m") { return MouseReport(self)?.event }
        guard mark == nil else { return nil }
        if parameters == [[nil]] {
            if final == UInt8(ascii: "I") { return .focus(true) }
            if final == UInt8(ascii: "O") { return .focus(false) }
        }
        guard let stroke else { return nil }
        let whole = KeyStroke(stroke.key, alt ? stroke.modifiers.union(.alt) : stroke.modifiers)
        return .key(whole.key, whole.modifiers)
    }
}
