/// Text as cells can hold it: every scalar exactly one column wide.
///
/// Terminals disagree about wide, combining and unassigned characters, and control characters move the
/// cursor; so only ranges that are one column wide everywhere pass, and all else becomes `?` or disappears.
extension String {
    /// One scalar for each character seen: tabs and line ends become spaces, characters without width
    /// disappear, control, wide, right-to-left and unknown characters become `?`.
    public var screenScalars: [Unicode.Scalar] {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return Array(unicodeScalars) }
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(utf8.count)
        for character in self {
            // Marks, joiners and variation selectors follow the first scalar and change at most its looks.
            guard let first = character.unicodeScalars.first else { continue }
            if first.isOneColumnWide {
                scalars.append(first)
            } else if let replacement = first.screenReplacement {
                scalars.append(replacement)
            }
        }
        return scalars
    }

    /// Columns the text takes on the screen.
    public var screenWidth: Int {
        utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? utf8.count : screenScalars.count
    }

    init(scalars: some Sequence<Unicode.Scalar>) {
        self.init(String.UnicodeScalarView(scalars))
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is printed in one column, everywhere.
    public var isOneColumnWide: Bool {
        switch value {
        case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: true
        case 0x370...0x482, 0x48A...0x52F, 0x1E00...0x1FFE: properties.generalCategory != .unassigned
        case 0x2010...0x2027, 0x2030...0x205E, 0x2070...0x20BF, 0x2100...0x218B:
            properties.generalCategory != .unassigned
        case 0x2190...0x2426, 0x2440...0x244A, 0x2460...0x2B73, 0x2B76...0x2B95, 0x2B97...0x2BFF:
            !isWideSymbol
        default: false
        }
    }

    /// What stands in for a scalar that does not fit in a column; `nil` where nothing would be seen.
    var screenReplacement: Unicode.Scalar? {
        switch value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: return " "
        default: break
        }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return nil
        default: return "?"
        }
    }

    /// Symbols shown as pictures two columns wide.
    /// Source: Unicode 15, EastAsianWidth.txt, class W between U+2190 and U+2BFF.
    private var isWideSymbol: Bool {
        switch value {
        case 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3, 0x25FD...0x25FE,
            0x2614...0x2615, 0x2630...0x2637, 0x2648...0x2653, 0x267F, 0x268A...0x268F, 0x2693, 0x26A1,
            0x26AA...0x26AB, 0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE, 0x26D4, 0x26EA, 0x26F2...0x26F3,
            0x26F5, 0x26FA, 0x26FD, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E, 0x2753...0x2755,
            0x2757, 0x2795...0x2797, 0x27B0, 0x27BF, 0x2B1B...0x2B1C, 0x2B50, 0x2B55:
            true
        default: false
        }
    }
}
