import Cells

/// An object of JSON, written on one line with its keys in the order in which they were appended.
struct JSONObject {
    indirect enum Value {
        case text(String)
        case number(Double)
        case integer(Int)
        case flag(Bool)
        case null
        case object([(String, Value)])
        case list([Value])
    }

    private var fields: [(String, Value)] = []

    /// - Precondition: the key is new: readers of a key that stands twice disagree on which counts.
    mutating func append(_ key: String, _ value: Value) {
        precondition(!fields.contains { $0.0 == key }, "the key '\(key)' stands twice in an object")
        fields.append((key, value))
    }

    var text: String { Self.text(.object(fields)) }

    private static func text(_ value: Value) -> String {
        switch value {
        case .text(let text): quoted(text)
        // JSON has no words for what is not finite.
        case .number(let number): number.isFinite ? "\(number)" : "null"
        case .integer(let number): "\(number)"
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        case .object(let fields): "{" + fields.map { quoted($0.0) + ":" + text($0.1) }.joined(separator: ",") + "}"
        case .list(let values): "[" + values.map(text).joined(separator: ",") + "]"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                if scalar.isActing || !StandardStream.isUTF8 && !scalar.isASCII {
                    for unit in scalar.utf16 {
                        let hex = String(unit, radix: 16)
                        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                    }
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
