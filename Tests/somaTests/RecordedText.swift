/// Output with its times masked and its numbers cut to what every processor computes.
struct RecordedText {
    let text: String

    /// How much a number with a fraction may differ from the one recorded, relative to it.
    static let tolerance = 1e-4

    /// Lines of JSON.
    init(_ output: String) {
        text = output.split(separator: "\n", omittingEmptySubsequences: false)
            .map { Self.masked(String($0)) }.joined(separator: "\n")
    }

    /// Rows of CSV whose last column may be a time.
    init(csv: String) {
        let rows = csv.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let time = rows.first?.firstIndex(of: "seconds")
        text = rows.enumerated().map { index, row in
            row.enumerated().map { column, field in
                index > 0 && column == time ? "TIME" : Self.cut(String(field))
            }.joined(separator: ",") + "\n"
        }.joined()
    }

    /// Whether a key's number depends on the machine and the moment.
    private static func isMeasured(_ key: String) -> Bool {
        let key = key.lowercased()
        return ["seconds", "persecond", "shareof"].contains { key.contains($0) } || key == "bytes"
    }

    private static func masked(_ line: String) -> String {
        var result = "", token = "", key = ""
        var isText = false, isEscaped = false
        func flushed() -> String { isMeasured(key) && Double(token) != nil ? "TIME" : cut(token) }
        for character in line {
            if isText {
                result.append(character)
                if isEscaped {
                    isEscaped = false
                } else if character == "\\" {
                    isEscaped = true
                } else if character == "\"" {
                    (isText, key, token) = (false, token, "")
                    continue
                }
                token.append(character)
            } else if character.isNumber || "-+.eE".contains(character) && (!token.isEmpty || character == "-") {
                token.append(character)
            } else {
                if !token.isEmpty { result += flushed() }
                token = ""
                result.append(character)
                if character == "\"" { isText = true }
            }
        }
        return result + (token.isEmpty ? "" : flushed())
    }

    /// Five digits of a number with a fraction; anything else as it is.
    private static func cut(_ token: String) -> String {
        guard token.contains(".") || token.contains("e"), let number = Double(token), number.isFinite, number != 0
        else { return token }
        var (scaled, power) = (abs(number), 0)
        while scaled >= 10 { (scaled, power) = (scaled / 10, power + 1) }
        while scaled < 1 { (scaled, power) = (scaled * 10, power - 1) }
        let digits = (scaled * 1e4).rounded()
        return "\(number < 0 ? "-" : "")\(digits / 1e4)e\(power)"
    }
}
