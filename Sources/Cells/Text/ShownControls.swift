extension Unicode.Scalar {
    /// Whether a terminal would obey it rather than show it: C0 without tab and line feed, DEL, C1, the breaks U+2028 and
    /// U+2029, and the signs that turn the direction of text around.
    /// Source: ECMA-48, 5; Unicode 15, UAX #9, 2.
    public var isActing: Bool {
        switch value {
        case 0x09, 0x0A: false
        case ..<0x20, 0x7F...0x9F, 0x2028...0x2029: true
        case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// The text with what a terminal would obey shown in its place: `\u{1B}`.
    public var withControlsShown: String {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A || $0 == 0x09 }) { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.isActing {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// The text in ASCII: every other character becomes what stands in for it on screens without UTF-8.
    public var reducedToASCII: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        return String(scalars: unicodeScalars.lazy.map { $0.value < 0x80 ? $0 : $0.reduced(to: .ascii) })
    }
}
