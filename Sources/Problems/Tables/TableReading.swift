/// What became of a table: which columns are learned from, what was left out, filled and taken as what.
public struct TableReading: Hashable, Sendable, Codable {
    /// The file, as given.
    public var file: String
    /// Rows that are learned from or tested on.
    public var rows: Int
    /// Rows left out, because their target or, with `missing: drop`, an input has no value.
    public var rowsLeftOut: Int
    /// All columns of the file, in its order.
    public var columns: [Column]
    /// What is predicted, in words.
    public var task: String
    /// Rows of each class, largest first; empty for quantities.
    public var classes: [ClassCount]
    /// What else a person should know, a sentence each.
    public var notes: [String]

    /// A class and its rows.
    public struct ClassCount: Hashable, Sendable, Codable {
        /// As the file has it.
        public var name: String
        /// Training and test rows.
        public var rows: Int
    }

    /// A column of the file.
    public struct Column: Hashable, Sendable, Codable {
        /// As the file has it; made unique.
        public var name: String
        /// What it is for.
        public var role: Role
        /// What its values are.
        public var kind: Kind
        /// Rows without a value.
        public var missing: Int
        /// Why it was left out, or how its values were taken; empty where there is nothing to say.
        public var note: String
    }

    /// What a column is for.
    public enum Role: String, Hashable, Sendable, Codable {
        case input, target
        case leftOut = "left out"
    }

    /// What a column's values are.
    public enum Kind: String, Hashable, Sendable, Codable {
        case quantity, date, words
    }

    /// Lines that say all of it, the shortest way.
    public var sentences: [String] {
        let inputs = columns.count { $0.role == .input }
        var lines = [
            "\(Self.count(rows, "row")), \(Self.count(inputs, "column")) to learn from; predicted: \(task)"
        ]
        if rowsLeftOut > 0 { lines.append("\(Self.count(rowsLeftOut, "row")) left out: a value is missing") }
        let constant = columns.filter { $0.role == .leftOut && $0.note.contains("always") }
        let isLong = constant.count > 3
        if isLong {
            lines.append(
                "\(constant.count) columns left out that are always the same: \(constant[0].name), \(constant[1].name), …"
            )
        }
        for column in columns where !column.note.isEmpty && !(isLong && constant.contains(column)) {
            lines.append("\(column.name): \(column.note)")
        }
        if let largest = classes.first {
            let share = Int((100 * Double(largest.rows) / Double(max(rows, 1))).rounded())
            lines.append("the commonest class is \(largest.name), \(share) % of the rows")
        }
        return lines + notes
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
