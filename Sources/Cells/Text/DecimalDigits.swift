/// The decimal digits of a number, `d.ddd × 10^exponent`, rounded without binary surprises.
///
/// They come from the shortest text that reads back as the same number, so 0.15 has the digits 1 and 5, and
/// rounding is the rounding one does on paper.
struct DecimalDigits {
    var isNegative: Bool
    /// 0 to 9 each, at least one; the first is not 0 unless the number is 0.
    var digits: [UInt8]
    var exponent: Int

    /// - Precondition: `value` is finite.
    init(_ value: Double) {
        precondition(value.isFinite, "only finite numbers have decimal digits")
        isNegative = value < 0
        digits = []
        exponent = 0
        var pointPosition: Int?
        var written = 0
        var writtenExponent = 0
        var exponentSign = 0
        for byte in value.magnitude.description.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte - UInt8(ascii: "0")
                if exponentSign != 0 {
                    writtenExponent = writtenExponent * 10 + Int(digit)
                } else {
                    digits.append(digit)
                    written += 1
                }
            case UInt8(ascii: "."): pointPosition = written
            case UInt8(ascii: "e"): exponentSign = 1
            case UInt8(ascii: "-"): exponentSign = -1
            default: break
            }
        }
        let leading = digits.prefix { $0 == 0 }.count
        exponent = (pointPosition ?? written) - 1 - leading + exponentSign * writtenExponent
        digits.removeFirst(leading)
        while digits.last == 0 { digits.removeLast() }
        if digits.isEmpty {
            digits = [0]
            exponent = 0
        }
    }

    /// Rounds half away from zero to `count` digits; zeros at the end are dropped.
    mutating func round(toDigits count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else {
            digits = [0]
            exponent = 0
            return
        }
        let roundsUp = digits[count] >= 5
        digits.removeSubrange(count...)
        if roundsUp {
            var index = count - 1
            while index >= 0, digits[index] == 9 {
                digits[index] = 0
                index -= 1
            }
            if index >= 0 {
                digits[index] += 1
            } else {
                digits.insert(1, at: 0)
                exponent += 1
            }
        }
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        if digits.isEmpty || digits == [0] {
            digits = [0]
            exponent = 0
        }
    }

    private var sign: String { isNegative && digits != [0] ? "-" : "" }

    /// Plain notation with at least `decimals` digits after the point.
    func plain(decimals: Int = 0) -> String {
        func digit(at power: Int) -> String {
            let index = exponent - power
            return index >= 0 && index < digits.count ? String(digits[index]) : "0"
        }
        var text = sign
        for power in stride(from: max(exponent, 0), through: 0, by: -1) { text += digit(at: power) }
        let lowest = min(-decimals, exponent - digits.count + 1)
        if lowest < 0 {
            text += "."
            for power in stride(from: -1, through: lowest, by: -1) { text += digit(at: power) }
        }
        return text
    }

    /// Notation with an exponent: `1.2e-5`.
    func scientific() -> String {
        let fraction = digits.dropFirst().map { String($0) }.joined()
        return sign + String(digits[0]) + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
    }
}
