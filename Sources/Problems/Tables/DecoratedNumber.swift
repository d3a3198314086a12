/// Numbers as people write them: $1,234.50, 1.234,50 €, 12 %, (350), −5.
enum DecoratedNumber {
    /// The number without its currency, percent sign and groups of thousands; `nil` where something else is left.
    static func value(_ cell: ArraySlice<UInt8>, decimal: UInt8) -> Double? {
        // A word ends here: few words have a digit near their ends.
        guard cell.count <= 64, cell.contains(where: isDigit) else { return nil }
        var text = String(decoding: cell, as: UTF8.self)[...]
        var isNegative = false
        if text.first == "(", text.last == ")" {
            isNegative = true
            text = text.dropFirst().dropLast()
        }
        strip(&text)
        for sign in ["-", "−", "+"] where text.hasPrefix(sign) {
            isNegative = isNegative != (sign != "+")
            text = text.dropFirst()
            break
        }
        strip(&text)
        guard let first = text.utf8.first, let last = text.utf8.last, isDigit(first) || first == decimal,
            isDigit(last) || last == decimal
        else { return nil }
        return plain(text, decimal: Character(UnicodeScalar(decimal))).map { isNegative ? -$0 : $0 }
    }

    /// The number of digits, one mark and whole groups of three.
    private static func plain(_ text: Substring, decimal: Character) -> Double? {
        let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let groups = parts[0].split(omittingEmptySubsequences: false) { isGrouping($0, decimal: decimal) }
        if groups.count > 1 {
            // 1,234,567: one to three digits, then three each, and one mark all along.
            let marks = Set(parts[0].filter { isGrouping($0, decimal: decimal) })
            let isWhole = (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            guard marks.count == 1, isWhole else { return nil }
        }
        let digits = groups.joined()
        guard digits.utf8.allSatisfy(isDigit) else { return nil }
        guard parts.count == 1 || isFraction(parts[1]) else { return nil }
        return Double(
            digits.isEmpty ? "0" : digits + (parts.count == 2 ? "." + (parts[1].isEmpty ? "0" : parts[1]) : ""))
    }

    /// Digits, and maybe a power of ten.
    private static func isFraction(_ text: Substring) -> Bool {
        let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        return parts.allSatisfy { $0.utf8.allSatisfy { isDigit($0) || $0 == 0x2b || $0 == 0x2d } }
            && parts[0].utf8.allSatisfy(isDigit)
    }

    private static func isGrouping(_ character: Character, decimal: Character) -> Bool {
        switch character {
        case "'", "’", "\u{a0}", "\u{202f}", "\u{2009}": true
        case " ": decimal == ","
        case ",", ".": character != decimal
        default: false
        }
    }

    /// Takes off blanks, one currency and a percent sign at either end.
    private static func strip(_ text: inout Substring) {
        func blanks() {
            while let first = text.first, first.isWhitespace { text = text.dropFirst() }
            while let last = text.last, last.isWhitespace { text = text.dropLast() }
        }
        blanks()
        for mark in marks {
            if text.hasPrefix(mark) { text = text.dropFirst(mark.count) }
            if text.hasSuffix(mark) { text = text.dropLast(mark.count) }
        }
        blanks()
    }

    private static let marks = ["$", "€", "£", "¥", "₹", "%", "US$", "EUR", "USD", "GBP", "CHF", "JPY"]

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
