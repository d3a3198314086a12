/// The names of a table's columns and what its first lines say about them.
struct TableHeader {
    /// One for each cell of a row.
    private(set) var names: [String]
    /// Records that are no rows: 0, 1, or Orange's 3.
    private(set) var records = 0
    /// What the file says about columns, by their place.
    private(set) var roles: [Int: Role] = [:]
    /// Columns without a name of their own.
    private(set) var unnamed: Set<Int> = []
    /// The first column holds the names of rows, which the header does not name.
    private(set) var hasRowNames = false

    /// What a file says of a column.
    enum Role: Hashable {
        case target, leftOut
        /// Words, though they look like numbers.
        case words
    }

    /// - Parameter sample: the first records, without those above the table
    init(_ sample: [CSVScanner.Record], dialect: TableDialect, header: CSVSource.Header) {
        let columns = dialect.columns - (dialect.endsWithSeparator ? 1 : 0)
        names = []
        var given: [String] = []
        if let first = sample.first {
            let isHeader =
                switch header {
                case .yes: true
                case .no: false
                case .automatic: Self.isHeader(sample, dialect: dialect)
                }
            if isHeader {
                records = 1
                given = first.texts
            }
        }
        // One name fewer than cells: R writes the names of rows without a name above them.
        if records == 1, given.count == columns - 1 {
            hasRowNames = true
            given.insert("row", at: 0)
            roles[0] = .leftOut
        }
        while given.count > columns, given.last?.isEmpty ?? false { given.removeLast() }
        var used: Set<String> = []
        for index in 0..<max(columns, given.count) {
            var name = index < given.count ? given[index] : ""
            if name.isEmpty {
                unnamed.insert(index)
                name = "column \(index + 1)"
            }
            var unique = name
            var count = 1
            while !used.insert(unique).inserted {
                count += 1
                unique = "\(name) \(count)"
            }
            names.append(unique)
        }
        if records == 1, header != .no, sample.count > 2 { readOrange(sample[1].texts, sample[2].texts) }
    }

    /// Whether the first record holds names: its cells are unlike those below.
    private static func isHeader(_ sample: [CSVScanner.Record], dialect: TableDialect) -> Bool {
        let first = sample[0]
        let isNumber = (0..<first.count).map { CSVNumber.value(first.cell($0), decimal: dialect.decimal) }
        if isNumber.allSatisfy({ $0 == nil }), sample.count < 2 { return true }
        // A name fewer than cells, or one too many that is empty: only a header is like that.
        if first.count != dialect.columns, isNumber.allSatisfy({ $0 == nil }) { return true }
        let body = sample.dropFirst().filter { $0.count == dialect.columns }.prefix(200)
        var names = 0
        var values = 0
        var areWords = true
        let counting = isCounting(isNumber.compactMap { $0 })
        for column in 0..<min(first.count, dialect.columns) {
            let cells = body.map { $0.cell(column) }.filter { !$0.isEmpty && !isGap($0) }
            let numbers = cells.count { CSVNumber.value($0, decimal: dialect.decimal) != nil }
            let head = first.cell(column)
            guard !cells.isEmpty, numbers * 10 >= cells.count * 9 else {
                // A word that comes again below, among few, is one of them.
                if isNumber[column] == nil, !head.isEmpty, cells.contains(where: { $0.elementsEqual(head) }),
                    Set(cells.map(Array.init)).count * 2 <= cells.count
                {
                    values += 1
                }
                continue
            }
            areWords = false
            if let number = isNumber[column] {
                // Years and counted columns are names that look like numbers.
                let isName = counting || number >= 1800 && number <= 2200 && number == number.rounded()
                if !isName { values += 1 }
            } else if !head.isEmpty, !isGap(head) {
                names += 1
            }
        }
        if areWords { return values == 0 && isNumber.allSatisfy { $0 == nil } }
        return names > values
    }

    /// 0, 1, 2 and so on.
    private static func isCounting(_ numbers: [Double]) -> Bool {
        numbers.count > 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
    }

    private static func isGap(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.count <= 4
            && ["na", "n/a", "nan", "null", "none", "?", "-"].contains(
                String(decoding: cell, as: UTF8.self).lowercased())
    }

    /// The second and third line of Orange's tables: kinds and flags of columns.
    ///
    /// Source: Orange Data Mining, "Loading your data", the .tab format with three header rows
    private mutating func readOrange(_ kinds: [String], _ flags: [String]) {
        let allowed: Set<String> = ["continuous", "c", "discrete", "d", "string", "s", "time", "t", "meta", ""]
        let lower = kinds.map { $0.lowercased() }
        let marks = flags.map { $0.lowercased() }
        let allowedFlags: Set<String> = ["", "class", "meta", "ignore", "weight", "i", "m"]
        guard lower.count == names.count, marks.count == names.count, lower.contains(where: { $0.count > 1 }),
            lower.allSatisfy(allowed.contains), marks.allSatisfy(allowedFlags.contains)
        else { return }
        records = 3
        for index in names.indices {
            switch marks[index] {
            case "class": roles[index] = .target
            case "": if lower[index] == "string" || lower[index] == "meta" { roles[index] = .leftOut }
            default: roles[index] = .leftOut
            }
            if roles[index] == nil, lower[index].hasPrefix("d") { roles[index] = .words }
        }
    }
}
