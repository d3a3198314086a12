import Catalogue

/// Values as YAML text that reads back to the same values.
enum YAMLText {
    /// The shortest decimal that is this number; whole numbers without a point.
    static func number(_ value: Double) -> String {
        // Below 2^53 every whole number is itself; above, the shortest decimal says it in fewer digits.
        value == value.rounded() && abs(value) < 0x1p53 ? "\(Int64(value))" : "\(value)"
    }

    /// The name of an entry, which may be one of the reserved words.
    static func name(_ value: String) -> String { hasPlainLetters(value) ? value : quoted(value) }

    /// The value of a setting.
    static func value(_ value: SettingValue) -> String {
        switch value {
        case .number(let number): YAMLText.number(number)
        case .flag(let flag): YAMLText.flag(flag)
        case .choice(let word): name(word)
        case .numbers(let numbers): list(numbers.map(YAMLText.number))
        }
    }

    static func flag(_ value: Bool) -> String { value ? "true" : "false" }

    /// As it stands where nothing in it could mean something else, in double quotes otherwise.
    static func text(_ value: String) -> String {
        hasPlainLetters(value) && !reserved.contains(value.lowercased()) ? value : quoted(value)
    }

    static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    static func mapping(_ entries: [(key: String, value: String)]) -> String {
        "{" + entries.map { $0.key + ": " + $0.value }.joined(separator: ", ") + "}"
    }

    /// Letters, digits and a few signs, beginning with a letter, in words separated by single blanks.
    private static func hasPlainLetters(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first, first.isASCIILetter, value.last != " ",
            !value.contains("  ")
        else { return false }
        return value.unicodeScalars.allSatisfy {
            $0.isASCIILetter || ("0"..."9").contains($0) || " _-./+".unicodeScalars.contains($0)
        }
    }

    /// Words that stand for something other than themselves, here or in other readers of YAML.
    private static let reserved: Set<String> = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "last", "auto", "none", "all",
    ]

    static func quoted(_ value: String) -> String {
        var result = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _ where scalar.isPlain: result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return result + "\""
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

    /// Whether it is something to be seen, or a blank: neither a control character nor a break of the line
    /// nor an invisible sign that could turn text around.
    var isPlain: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
            false
        default: true
        }
    }
}
