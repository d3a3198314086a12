extension TableDialect {
    /// Records looked at to find out how a table is written.
    static let sampleRecords = 1000

    /// Finds out how a table is written from its first bytes.
    ///
    /// Each separator is tried; the one wins whose lines agree best on the number of cells and whose cells read best
    /// as numbers. An error is that of commas, where no separator gives cells.
    static func sniffed(_ sample: [UInt8], file: String, isWhole: Bool) throws(ProblemError) -> TableDialect {
        var dialect = TableDialect()
        if let separator = separatorLine(sample) {
            dialect.separator = separator
            dialect.hasSeparatorLine = true
            let records = try dialect.records(sample, file: file, isWhole: isWhole, limit: sampleRecords)
            dialect.measure(records)
            return dialect
        }
        dialect.comment = commentMark(sample)
        var best: (trial: Trial, score: Double)?
        var mistake: ProblemError?
        for separator in separators + [CSVScanner.blank] {
            // Blanks are in every text: they separate only where nothing else does.
            if separator == CSVScanner.blank, let best, best.trial.columns > 1, best.trial.agreement >= 0.5 { break }
            dialect.separator = separator
            do throws(ProblemError) {
                let records = try dialect.records(sample, file: file, isWhole: isWhole, limit: sampleRecords)
                let trial = Trial(separator: separator, records: records)
                let score = trial.columns < 2 ? 0 : trial.agreement * (1 + trial.numbers)
                let isBetter =
                    best.map { score > $0.score || score == $0.score && trial.columns > $0.trial.columns } ?? true
                if isBetter { best = (trial, score) }
            } catch { mistake = mistake ?? error }
        }
        if let mistake, best.map({ $0.trial.columns < 2 }) ?? true { throw mistake }
        guard let best else { throw .emptyFile(file) }
        dialect.separator = best.trial.separator
        dialect.measure(best.trial.records)
        return dialect
    }

    /// A table cut with one separator, and how well that went.
    private struct Trial {
        let separator: UInt8
        let records: [CSVScanner.Record]
        /// Cells of most records.
        let columns: Int
        /// The share of records with as many cells.
        let agreement: Double
        /// The share of cells below the first record that are numbers.
        let numbers: Double

        init(separator: UInt8, records: [CSVScanner.Record]) {
            self.separator = separator
            self.records = records
            columns = TableDialect.cells(records)
            agreement =
                records.isEmpty ? 0 : Double(records.count { [columns] in $0.count == columns }) / Double(records.count)
            var (found, all) = (0, 0)
            for record in records.dropFirst().prefix(100) {
                for index in 0..<record.count {
                    all += 1
                    let cell = record.cell(index)
                    let isNumber =
                        CSVNumber.value(cell) != nil
                        || separator != UInt8(ascii: ",") && CSVNumber.value(cell, decimal: UInt8(ascii: ",")) != nil
                    if isNumber { found += 1 }
                }
            }
            numbers = all == 0 ? 0 : Double(found) / Double(all)
        }
    }

    /// The number of cells that most records have; of two the larger.
    private static func cells(_ records: [CSVScanner.Record]) -> Int {
        var counts: [Int: Int] = [:]
        for record in records { counts[record.count, default: 0] += 1 }
        return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
    }

    /// Fills in what records cut with the right separator say.
    private mutating func measure(_ records: [CSVScanner.Record]) {
        columns = Self.cells(records)
        preamble = Self.preamble(records, columns: columns)
        let rows = records.dropFirst(preamble + 1)
        decimal = Self.decimal(rows, separator: separator)
        endsWithSeparator =
            records.count > preamble + 1 && records[preamble].count == columns - 1
            && rows.allSatisfy { $0.count != columns || $0.cell(columns - 1).isEmpty }
    }

    /// Lines above the table have a cell or two; a header has one name fewer than a row at the least.
    private static func preamble(_ records: [CSVScanner.Record], columns: Int) -> Int {
        let first = records.firstIndex { $0.count >= max(columns - 1, 1) } ?? 0
        // With two columns a title and the header of one column look alike: a second line of names decides.
        guard columns == 2, records.count > 2, records[0].count == 1 else { return first }
        guard let names = records.firstIndex(where: { $0.count == 2 }), names + 1 < records.count else { return first }
        let isHeader = (0..<2).allSatisfy { CSVNumber.value(records[names].cell($0)) == nil }
        return isHeader ? names : first
    }

    /// A comma where more numbers can only have a comma than only a point.
    private static func decimal(_ rows: ArraySlice<CSVScanner.Record>, separator: UInt8) -> UInt8 {
        var (commas, points, either) = (0, 0, 0)
        for row in rows {
            for index in 0..<row.count {
                switch DecimalMark(row.cell(index)) {
                case .comma: commas += 1
                case .point: points += 1
                case .either: either += 1
                case nil: break
                }
            }
        }
        let isComma = commas > points || commas == 0 && points == 0 && either > 0 && separator != UInt8(ascii: ",")
        return isComma ? UInt8(ascii: ",") : UInt8(ascii: ".")
    }

    /// What the mark in a number must be.
    private enum DecimalMark {
        case comma, point
        /// One comma with three digits behind it, as of thousands too.
        case either

        /// `nil` where the cell has no mark, one that may be of thousands, or is no number.
        init?(_ cell: ArraySlice<UInt8>) {
            guard cell.count <= 40, let last = cell.lastIndex(where: { $0 == 0x2c || $0 == 0x2e }) else { return nil }
            let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
            guard cell.allSatisfy({ digits.contains($0) || $0 == 0x2c || $0 == 0x2e || $0 == 0x2d }) else { return nil }
            let isComma = cell[last] == 0x2c
            let before = cell[..<last].count { digits.contains($0) }
            let behind = cell.endIndex - last - 1
            let same = cell.count { $0 == cell[last] }
            let marks = cell.count { $0 == 0x2c || $0 == 0x2e }
            if same > 1 { return nil }
            if marks > same || behind != 3 || before > 3 || before == 0 || cell.first == UInt8(ascii: "0") {
                self = isComma ? .comma : .point
            } else if isComma {
                self = .either
            } else {
                return nil
            }
        }
    }

    /// The separator that a first line names for spreadsheets, such as `sep=;`.
    private static func separatorLine(_ sample: [UInt8]) -> UInt8? {
        let line = sample.prefix { $0 != CSVScanner.lineFeed && $0 != CSVScanner.carriageReturn }
            .filter { $0 != CSVScanner.quote }
        guard line.count == 5, line.starts(with: "sep=".utf8) || line.starts(with: "SEP=".utf8) else { return nil }
        return line[4]
    }

    /// `#` or `%` where lines that begin with it stand above the table, or are not like its rows.
    private static func commentMark(_ sample: [UInt8]) -> UInt8? {
        for mark in [UInt8(ascii: "#"), UInt8(ascii: "%")] {
            let lines = sample.split { $0 == CSVScanner.lineFeed || $0 == CSVScanner.carriageReturn }
            let marked = lines.count { $0.first == mark }
            guard marked > 0 else { continue }
            // A column of words such as #tags has them in many rows; a header may begin with one.
            let isAbove = lines.prefix(marked).allSatisfy { $0.first == mark }
            if isAbove && lines.count > marked || marked * 4 < lines.count { return mark }
        }
        return nil
    }
}
