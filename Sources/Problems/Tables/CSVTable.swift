/// All columns of a table file, typed cell by cell.
struct CSVTable {
    let file: String
    private(set) var columns: [CSVColumn] = []
    /// The line each row starts on.
    private(set) var lines: [Int32] = []
    /// How the file is written.
    private(set) var dialect = TableDialect()
    /// What its first lines say.
    private(set) var header = TableHeader([], dialect: TableDialect(), header: .no)
    /// What its letters are; `nil` for ASCII.
    private(set) var encoding: TextDecoder.Encoding?

    var rows: Int { lines.count }

    /// Reads a file, packed by gzip or not, or what comes through a pipe.
    static func read(_ path: String, header: CSVSource.Header) throws(ProblemError) -> CSVTable {
        var file = try InputFile(path, limit: ProblemLimits.tableBytes)
        var reader = Reader(file: path, header: header)
        var piece = try file.piece()
        guard Gunzip.isPacked(piece) else {
            while !piece.isEmpty {
                try reader.read(piece)
                piece = try file.piece()
            }
            return try reader.finish()
        }
        var gunzip = Gunzip(file: path)
        var unpacked = 0
        while !piece.isEmpty {
            try gunzip.unpack(piece) { bytes throws(ProblemError) in
                unpacked += bytes.count
                if unpacked > ProblemLimits.tableBytes {
                    throw .fileTooLarge(path, limit: ProblemLimits.tableBytes)
                }
                try reader.read(bytes)
            }
            piece = try file.piece()
        }
        try gunzip.finish()
        return try reader.finish()
    }

    /// Reads bytes that are already in memory.
    static func read(_ bytes: [UInt8], file: String, header: CSVSource.Header) throws(ProblemError) -> CSVTable {
        var reader = Reader(file: file, header: header)
        try reader.read(bytes)
        return try reader.finish()
    }

    private init(file: String) { self.file = file }

    /// Carries the text from piece to piece: collects a sample, finds out how the table is written, reads on.
    struct Reader {
        let header: CSVSource.Header
        private var table: CSVTable
        private var decoder = TextDecoder()
        private var sample: [UInt8] = []
        private var scanner: CSVScanner?
        private var recordsToSkip = 0

        /// Bytes looked at before rows are read.
        private static let sampleBytes = 1 << 18

        init(file: String, header: CSVSource.Header) {
            table = CSVTable(file: file)
            self.header = header
        }

        mutating func read(_ piece: [UInt8]) throws(ProblemError) {
            try take(decoder.decode(piece))
        }

        private mutating func take(_ bytes: [UInt8]) throws(ProblemError) {
            guard scanner == nil else { return try scan(bytes) }
            sample += bytes
            if sample.count >= Self.sampleBytes { try start(isWhole: false) }
        }

        mutating func finish() throws(ProblemError) -> CSVTable {
            try take(decoder.finish())
            if scanner == nil { try start(isWhole: true) }
            if try scanner?.finish() ?? false { try take() }
            if table.rows == 0 { throw .headerOnly(table.file) }
            table.encoding = decoder.encoding
            return table
        }

        private mutating func start(isWhole: Bool) throws(ProblemError) {
            let dialect = try TableDialect.sniffed(sample, file: table.file, isWhole: isWhole)
            let records = try dialect.records(
                sample, file: table.file, isWhole: isWhole, limit: TableDialect.sampleRecords)
            if records.isEmpty { throw .emptyFile(table.file) }
            table.dialect = dialect
            table.header = TableHeader(records, dialect: dialect, header: header)
            table.columns = table.header.names.map(CSVColumn.init)
            recordsToSkip = dialect.preamble + (dialect.hasSeparatorLine ? 1 : 0) + table.header.records
            scanner = CSVScanner(file: table.file, separator: dialect.separator, comment: dialect.comment)
            try scan(sample)
            sample = []
        }

        private mutating func scan(_ bytes: [UInt8]) throws(ProblemError) {
            var position = 0
            while try scanner?.advance(through: bytes, from: &position) ?? false { try take() }
        }

        private mutating func take() throws(ProblemError) {
            guard recordsToSkip == 0 else {
                recordsToSkip -= 1
                return
            }
            if let record = scanner?.record { try table.append(record) }
        }
    }

    private mutating func append(_ record: CSVScanner.Record) throws(ProblemError) {
        var count = record.count
        while count > columns.count, record.cell(count - 1).isEmpty { count -= 1 }
        // A line of nothing but separators, as spreadsheets write below a table.
        if record.count > 1, (0..<count).allSatisfy({ record.cell($0).isEmpty }) { return }
        guard count == columns.count else {
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
            if cell.isEmpty {
                columns[index].appendMissing()
            } else if let number = CSVNumber.value(cell, decimal: dialect.decimal) {
                guard abs(number) <= ProblemLimits.magnitude else {
                    throw .numberTooLarge(
                        file, line: record.line, column: columns[index].name, found: record.text(index))
                }
                columns[index].append(number: number)
            } else {
                let word = String(decoding: cell, as: UTF8.self)
                if cell.count <= 9, Self.missing.contains(word.lowercased()) {
                    columns[index].appendMissing()
                } else {
                    columns[index].append(word: word)
                }
            }
        }
        // A file of 2 GiB has fewer lines than an Int32 can count.
        lines.append(Int32(clamping: record.line))
    }

    /// What programs write for a value that is not there, in a column of any kind.
    private static let missing: Set<String> = [
        "?", "n/a", "#n/a", "nan", "null", "inf", "-inf", "infinity", "-infinity", "<na>",
    ]
}
