/// Reads the decimal number of a table's cell.
enum CSVNumber {
    /// A decimal number, and nothing else that Swift would read: no hexadecimal, no words.
    ///
    /// Groups of thousands, a currency and a percent sign are read over: 12 % is 12. One too large for a number
    /// gives infinity.
    static func value(_ cell: ArraySlice<UInt8>, decimal: UInt8 = UInt8(ascii: ".")) -> Double? {
        // Longer than any number a program writes, and far from what could take time.
        guard !cell.isEmpty, cell.count <= 400 else { return nil }
        var mantissa = 0
        var digits = 0
        var fraction = 0
        var isNegative = false
        var isPlain = true
        var hasPoint = false
        for place in cell.indices {
            let byte = cell[place]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                if hasPoint { fraction += 1 }
                if digits <= 15 { mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0")) }
            case UInt8(ascii: "-") where place == cell.startIndex: isNegative = true
            case decimal where !hasPoint: hasPoint = true
            case UInt8(ascii: "+"), UInt8(ascii: "-"), decimal, UInt8(ascii: "e"), UInt8(ascii: "E"):
                isPlain = false
            default: return DecoratedNumber.value(cell, decimal: decimal)
            }
        }
        guard digits > 0 else { return nil }
        // Up to 15 digits and powers up to 10^22 are exact as numbers, so one division rounds only once and
        // gives the nearest number (W. Clinger, 1990, doi:10.1145/93542.93557). That is nearly every cell.
        if isPlain, digits <= 15 {
            let value = Double(mantissa) / powers[fraction]
            return isNegative ? -value : value
        }
        return Double(String(decoding: cell.map { $0 == decimal ? UInt8(ascii: ".") : $0 }, as: UTF8.self))
    }

    /// 10^0 to 10^15: a plain number has no more digits than that behind the point.
    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
