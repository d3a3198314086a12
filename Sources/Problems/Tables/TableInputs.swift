import Foundation

/// The input columns of a table as numbers: gaps are filled and words become columns of 0 and 1.
///
/// Everything that is measured (means, medians, which words there are, what never varies) is measured on training rows.
struct TableInputs {
    /// Of the columns that go into a network.
    private(set) var names: [String] = []
    /// [rows, columns], row after row.
    private(set) var values: [Double] = []
    /// Columns that hold 0 and 1.
    private(set) var indicators: Set<Int> = []
    /// What was done with each given column, in their order; `nil` where there is nothing to say.
    private(set) var notes: [String?] = []
    /// Whether each given column was left out.
    private(set) var leftOut: [Bool] = []
    private let keepsConstants: Bool

    /// One column that goes into a network.
    private enum Part {
        /// With what a gap is filled.
        case number([Double], fill: Double)
        /// 1 where the row has one of these words.
        case word([Int32], Set<Int32>)
        /// 1 where the value is missing.
        case gap(TypedColumn)
    }

    /// - Parameters:
    ///   - rows: rows of the columns to take, in this order
    ///   - keepsConstants: whether numbers that never vary in training rows stay
    ///   - training: places in `rows` of those that are trained on
    init(
        _ columns: [TypedColumn], rows: [Int], training: [Int], missing: CSVSource.Missing,
        keepsConstants: Bool = false,
        file: String
    ) throws(ProblemError) {
        self.keepsConstants = keepsConstants
        var parts: [Part] = []
        let trainRows = training.map { rows[$0] }
        for column in columns {
            let before = names.count
            switch column.content {
            case .quantity(let given), .date(let given):
                notes.append(addNumbers(column, given, trainRows, missing, &parts))
            case .words(let kinds, let given):
                notes.append(addWords(column, kinds, given, trainRows, missing, &parts))
            }
            leftOut.append(names.count == before)
            guard names.count <= ProblemLimits.columns else {
                throw .tooManyInputs(file, column: column.name, limit: ProblemLimits.columns)
            }
        }
        guard names.count * rows.count <= ProblemLimits.cells else {
            throw .tooMany(.cells, file, line: nil, limit: ProblemLimits.cells)
        }
        values.reserveCapacity(names.count * rows.count)
        for row in rows {
            for part in parts {
                switch part {
                case .number(let column, let fill): values.append(column[row].isNaN ? fill : column[row])
                case .word(let words, let chosen): values.append(chosen.contains(words[row]) ? 1 : 0)
                case .gap(let column): values.append(column.has(row) ? 0 : 1)
                }
            }
        }
    }

    private mutating func addNumbers(
        _ column: TypedColumn, _ values: [Double], _ rows: [Int], _ missing: CSVSource.Missing, _ parts: inout [Part]
    ) -> String? {
        let known = rows.lazy.map { values[$0] }.filter { !$0.isNaN }
        guard let first = known.first else { return "left out: no training row has a value" }
        let gaps = rows.count { values[$0].isNaN }
        let isConstant = !keepsConstants && known.allSatisfy { $0 == first }
        if isConstant, gaps == 0 || missing != .flag { return "left out: always \(Self.text(first))" }
        let fill = missing == .median ? Self.median(Array(known)) : Self.mean(known)
        if !isConstant {
            names.append(column.name)
            parts.append(.number(values, fill: fill))
        }
        let note = column.note.map { "\($0); " } ?? ""
        let all = column.missing
        guard all > 0 else { return column.note }
        let filled =
            note + "\(all) missing, filled with the \(missing == .median ? "median" : "mean") \(Self.text(fill))"
        return filled + addFlag(column, gaps, missing, &parts)
    }

    /// A column that says where values were missing in training rows.
    private mutating func addFlag(
        _ column: TypedColumn, _ gaps: Int, _ missing: CSVSource.Missing, _ parts: inout [Part]
    ) -> String {
        guard missing == .flag, gaps > 0 else { return "" }
        indicators.insert(names.count)
        names.append("\(column.name) missing")
        parts.append(.gap(column))
        return " and flagged"
    }

    private mutating func addWords(
        _ column: TypedColumn, _ kinds: [String], _ words: [Int32], _ rows: [Int], _ missing: CSVSource.Missing,
        _ parts: inout [Part]
    ) -> String? {
        var counts = [Int](repeating: 0, count: kinds.count)
        var gaps = 0
        for row in rows {
            if words[row] >= 0 { counts[Int(words[row])] += 1 } else { gaps += 1 }
        }
        let seen = kinds.indices.filter { counts[$0] > 0 }
        guard let first = seen.first else { return "left out: no training row has a value" }
        if seen.count == 1, gaps == 0 { return "left out: always \(kinds[first])" }
        // Names of rows, remarks, addresses: nothing that holds for other rows can be learned from them.
        if seen.count * 2 > rows.count, seen.count > Self.alwaysKept {
            return "left out: \(seen.count) different words in \(rows.count) rows"
        }
        // Commonest first; of equally common ones in order of names, as they stand.
        let ordered = seen.sorted { (counts[$1], $0) < (counts[$0], $1) }
        let limit = ProblemLimits.categories
        let kept = Set(ordered.count > limit ? Array(ordered.prefix(limit - 1)) : ordered)
        for kind in seen where kept.contains(kind) {
            indicators.insert(names.count)
            names.append("\(column.name)=\(kinds[kind])")
            parts.append(.word(words, [Int32(kind)]))
        }
        var note: String?
        if kept.count < seen.count {
            indicators.insert(names.count)
            names.append("\(column.name)=other")
            // Words that training rows do not have are rare ones too.
            parts.append(.word(words, Set(kinds.indices.filter { !kept.contains($0) }.map(Int32.init))))
            note = "\(seen.count) different words: the \(kept.count) commonest and “other”"
        }
        guard gaps > 0 else { return note }
        return (note.map { "\($0); " } ?? "") + "\(column.missing) missing" + addFlag(column, gaps, missing, &parts)
    }

    /// So few different words are kept, however few the rows.
    private static let alwaysKept = 10

    private static func mean(_ values: some Sequence<Double>) -> Double {
        var (sum, count) = (0.0, 0.0)
        for value in values { (sum, count) = (sum + value, count + 1) }
        return sum / max(count, 1)
    }

    /// Of two in the middle their mean.
    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Four digits are enough to know a value by.
    static func text(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return "\(Int(value))" }
        return "\(Double(String(format: "%.4g", value)) ?? value)"
    }
}
