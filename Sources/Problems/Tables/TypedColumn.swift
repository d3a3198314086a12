/// A column and what its cells mean: quantities, dates or words.
struct TypedColumn {
    let name: String
    let content: Content
    /// What a person should know of how cells were read.
    let note: String?

    /// Values of all rows.
    enum Content {
        /// Not a number where a value is missing.
        case quantity([Double])
        /// Days since 1970; not a number where a value is missing.
        case date([Double])
        /// Kinds in order of their names, and each row's place among them; -1 where a value is missing.
        case words(kinds: [String], rows: [Int32])
    }

    /// What most programs write for a value that is not there, and what may be a word all the same.
    private static let maybeMissing: Set<String> = ["na", "none", "-", "--", ".", "missing"]

    /// - Parameters:
    ///   - lines: the line of each row, for notes
    ///   - asWords: whether numbers are names, as a file may say
    init(_ column: CSVColumn, lines: [Int32], asWords: Bool = false) {
        name = column.name
        guard column.hasWords || asWords else {
            (content, note) = (.quantity(column.numbers), nil)
            return
        }
        var counts = [Int](repeating: 0, count: column.labels.count)
        for word in column.words where word >= 0 { counts[Int(word)] += 1 }
        let isWord = column.labels.map { !Self.maybeMissing.contains($0.lowercased()) }
        let words = zip(counts, isWord).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
        let numbers = column.numbers.count { !$0.isNaN }
        if !asWords {
            if words == 0 {
                (content, note) = (.quantity(column.numbers), nil)
                return
            }
            if numbers == 0, let days = Self.days(column, isWord: isWord) {
                (content, note) = (.date(days), nil)
                return
            }
            // A few words among many different numbers are remarks, not a kind of value.
            if numbers >= 9 * words, Set(column.numbers.filter { !$0.isNaN }.prefix(1000)).count > Self.fewNumbers,
                let first = isWord.firstIndex(of: true)
            {
                content = .quantity(column.numbers)
                note =
                    "\(words) of \(numbers + words) cells \(words == 1 ? "is no number" : "are no numbers")"
                    + " (line \(lines[Int(column.firstRows[first])]): “\(column.labels[first])”) and taken as missing"
                return
            }
        }
        (content, note) = (Self.kinds(column), nil)
    }

    /// Columns with no more different numbers than this may have words among them that are of the same kind.
    private static let fewNumbers = 20

    /// Dates of all cells where every word is one.
    private static func days(_ column: CSVColumn, isWord: [Bool]) -> [Double]? {
        let texts = zip(column.labels, isWord).compactMap { $1 ? $0 : nil }
        guard let first = texts.first, CellDate.days(first, order: CellDate.order([first])) != nil else { return nil }
        let order = CellDate.order(texts)
        let days = zip(column.labels, isWord).map { $1 ? CellDate.days($0, order: order) : .nan }
        guard days.allSatisfy({ $0 != nil }) else { return nil }
        return column.words.map { $0 < 0 ? .nan : days[Int($0)] ?? .nan }
    }

    /// Numbers among words are words.
    private static func kinds(_ column: CSVColumn) -> Content {
        var names = Set(column.labels)
        for number in Set(column.numbers) where !number.isNaN { names.insert(text(number)) }
        let sorted = names.sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices.map(Int32.init)))
        let labels = column.labels.map { places[$0] ?? -1 }
        let rows = column.numbers.indices.map { row -> Int32 in
            let word = column.words.isEmpty ? -1 : column.words[row]
            if word >= 0 { return labels[Int(word)] }
            return column.numbers[row].isNaN ? -1 : places[text(column.numbers[row])] ?? -1
        }
        return .words(kinds: sorted, rows: rows)
    }

    /// Quantities as classes, by size; `nil` if there are more than `limit`.
    static func classes(_ values: [Double], limit: Int) -> (names: [String], rows: [Int32])? {
        var found: Set<Double> = []
        for value in values where !value.isNaN {
            found.insert(value)
            if found.count > limit { return nil }
        }
        let sorted = found.sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(sorted, sorted.indices.map(Int32.init)))
        return (sorted.map(text), values.map { places[$0] ?? -1 })
    }

    /// Whether a row has a value.
    func has(_ row: Int) -> Bool {
        switch content {
        case .quantity(let values), .date(let values): !values[row].isNaN
        case .words(_, let rows): rows[row] >= 0
        }
    }

    var rows: Int {
        switch content {
        case .quantity(let values), .date(let values): values.count
        case .words(_, let rows): rows.count
        }
    }

    /// Rows without a value.
    var missing: Int {
        switch content {
        case .quantity(let values), .date(let values): values.count(where: \.isNaN)
        case .words(_, let rows): rows.count { $0 < 0 }
        }
    }

    private static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
