/// All columns of a table file, typed cell by cell.
struct CSVTable {
    let file: String
    private(set) var columns: [CSVColumn] = []
    /// The line each row starts on.
    private(set) var lines: [Int32] = []

    var rows: Int { lines.count }

    /// Reads a file.
    static func read(_ path: String, header: CSVSource.Header) throws(ProblemError) -> CSVTable {
        var file = try InputFile(path, limit: ProblemLimits.tableBytes)
        var table = CSVTable(file: path)
        let first = try file.piece()
        var reader = Reader(file: path, header: header, start: first)
        try reader.read(Array(first[reader.textStart(first)...]), into: &table)
        while true {
            let piece = try file.piece()
            if piece.isEmpty { break }
            try reader.read(piece, into: &table)
        }
        try reader.finish(into: &table)
        return table
    }

    /// Reads bytes that are already in memory.
    static func read(_ bytes: [UInt8], file: String, header: CSVSource.Header) throws(ProblemError)
        -> CSVTable
    {
        var table = CSVTable(file: file)
        var reader = Reader(file: file, header: header, start: bytes)
        try reader.read(Array(bytes[reader.textStart(bytes)...]), into: &table)
        try reader.finish(into: &table)
        return table
    }

    private init(file: String) { self.file = file }

    /// Carries the scanner from piece to piece and decides about the header.
    private struct Reader {
        var scanner: CSVScanner
        let header: CSVSource.Header
        private var isFirst = true

        init(file: String, header: CSVSource.Header, start: [UInt8]) {
            scanner = CSVScanner(file: file, separator: CSVScanner.separator(of: start))
            self.header = header
        }

        /// Past the byte order mark that some programs write before UTF-8 text.
        func textStart(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0 }

        mutating func read(_ bytes: [UInt8], into table: inout CSVTable) throws(ProblemError) {
            var position = 0
            while try scanner.advance(through: bytes, from: &position) { try take(&table) }
        }

        mutating func finish(into table: inout CSVTable) throws(ProblemError) {
            if try scanner.finish() { try take(&table) }
            if isFirst { throw .emptyFile(scanner.file) }
            if table.rows == 0 { throw .headerOnly(scanner.file) }
        }

        private mutating func take(_ table: inout CSVTable) throws(ProblemError) {
            if isFirst {
                isFirst = false
                if try table.start(scanner.record, header: header) { return }
            }
            try table.append(scanner.record)
        }
    }

    /// Makes the columns from the first record; true if it was a header.
    private mutating func start(
        _ record: CSVScanner.Record, header: CSVSource.Header
    ) throws(ProblemError) -> Bool {
        let texts = (0..<record.count).map(record.text)
        let isHeader =
            switch header {
            case .yes: true
            case .no: false
            // Names are no numbers; a first line with a number in it is data.
            case .automatic: (0..<record.count).allSatisfy { CSVNumber.value(record.cell($0)) == nil }
            }
        var names: Set<String> = []
        for (index, text) in texts.enumerated() {
            let name = isHeader && !text.isEmpty ? text : "column \(index + 1)"
            guard names.insert(name).inserted else { throw .duplicateColumn(file, name: name) }
            columns.append(CSVColumn(name: name))
        }
        return isHeader
    }

    private mutating func append(_ record: CSVScanner.Record) throws(ProblemError) {
        guard record.count == columns.count else {
            throw .raggedRow(file, line: record.line, found: record.count, expected: columns.count)
        }
        guard rows < ProblemLimits.rows else {
            throw .tooMany(.rows, file, line: record.line, limit: ProblemLimits.rows)
        }
        guard (rows + 1) * columns.count <= ProblemLimits.cells else {
            throw .tooMany(.cells, file, line: record.line, limit: ProblemLimits.cells)
        }
        for index in columns.indices {
            let cell = record.cell(index)
            if let number = CSVNumber.value(cell) {
                guard abs(number) <= ProblemLimits.magnitude else {
                    throw .numberTooLarge(
                        file, line: record.line, column: columns[index].name, found: record.text(index))
                }
                columns[index].append(number: number)
            } else {
                let word = String(decoding: cell, as: UTF8.self)
                if Self.missing.contains(word.lowercased()) {
                    throw .missingValue(file, line: record.line, column: columns[index].name)
                }
                columns[index].append(word: word)
            }
        }
        // A file of 2 GiB has fewer lines than an Int32 can count.
        lines.append(Int32(clamping: record.line))
    }

    /// What programs write for a value that is not there.
    private static let missing: Set<String> = [
        "", "?", "na", "n/a", "nan", "null", "inf", "-inf", "infinity",
    ]
}
