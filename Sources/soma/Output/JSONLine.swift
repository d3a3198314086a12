/// One line of JSON with its keys in the order in which they were added.
struct JSONLine {
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

    subscript(key: String) -> Value? {
        get { fields.first { $0.0 == key }?.1 }
        set { if let newValue { fields.append((key, newValue)) } }
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
                if scalar.value < 0x20 {
                    let hex = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
