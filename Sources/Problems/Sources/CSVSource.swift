/// A table file: lines of cells, however they are separated and encoded.
public struct CSVSource: Hashable, Sendable {
    /// Of the file, as given; `-` is what comes through a pipe.
    public var path: String
    /// Which column is to be learned.
    public var target: Target
    /// Whether the first line holds names.
    public var header: Header
    /// Whether the target is a quantity or a class.
    public var task: Task
    /// What becomes of rows in which an input has no value.
    public var missing: Missing
    /// Columns that are not learned from, by name or by number from 1.
    public var ignored: [String]
    /// The columns that are learned from, by name or number; empty for all that are not ignored.
    public var only: [String]
    /// Whether columns that never vary stay: tables that belong to the program are taken as they are.
    var keepsConstants = false

    /// Which column is to be learned; all others are inputs.
    public enum Target: Hashable, Sendable {
        /// The last, or the one that the file says.
        case last
        /// A name of the header, or else a number counted from 1, as text.
        case named(String)
        /// Counted from 1.
        case number(Int)
        /// Several quantities at once, each as in `named`.
        case several([String])
    }

    /// Whether the first line names the columns.
    public enum Header: String, Hashable, Sendable, Codable, CaseIterable {
        case yes, no
        /// It does if its cells are unlike those below.
        case automatic
    }

    /// Whether the target is a quantity or a class.
    public enum Task: String, Hashable, Sendable, Codable, CaseIterable {
        case regression, classes
        /// Classes for words, and for whole numbers with few different values, each twice on average.
        case automatic
    }

    /// What becomes of a missing input; a row without a target is always left out.
    public enum Missing: String, Hashable, Sendable, Codable, CaseIterable {
        /// The row is left out.
        case drop
        /// The mean of the training rows stands in.
        case mean
        /// The median of the training rows stands in.
        case median
        /// The mean stands in, and a column says where.
        case flag
    }

    public init(
        path: String, target: Target = .last, header: Header = .automatic, task: Task = .automatic,
        missing: Missing = .flag, ignored: [String] = [], only: [String] = []
    ) {
        self.path = path
        self.target = target
        self.header = header
        self.task = task
        self.missing = missing
        self.ignored = ignored
        self.only = only
    }

    /// Whether a word names a table file rather than anything else: by how it ends.
    public static func isTableFile(_ path: String) -> Bool {
        endings.contains { path.lowercased().hasSuffix($0) || path.lowercased().hasSuffix($0 + ".gz") }
    }

    private static let endings = [".csv", ".tsv", ".tab", ".data", ".dat", ".txt"]

    /// The part of the rows trained on unless a preset says otherwise.
    public static let trainShare = 0.8

    func problem(_ given: ProblemSettings) throws(ProblemError) -> Problem {
        let settings = try ResolvedSettings(
            given, source: path, points: nil, noise: nil, trainShare: Self.trainShare,
            scaling: .inputsAndTargets)
        return try draft(settings).problem(settings)
    }

    func draft(_ settings: ResolvedSettings) throws(ProblemError) -> Draft {
        try draft(CSVTable.read(path, header: header), settings)
    }

    /// The table as rows of numbers, split, with what was measured for that measured on training rows.
    func draft(_ table: CSVTable, _ settings: ResolvedSettings) throws(ProblemError) -> Draft {
        let roles = try TableRoles(table, source: self)
        let columns = table.columns.indices.map { index in
            TypedColumn(table.columns[index], lines: table.lines, asWords: table.header.roles[index] == .words)
        }
        let target = try TableTarget(roles.targets.map { columns[$0] }, task: task, file: path)
        var rows = target.rows
        if missing == .drop { rows = rows.filter { row in roles.inputs.allSatisfy { columns[$0].has(row) } } }
        guard rows.count > 1 || rows.count == 1 && settings.trainShare == 1 else {
            throw rows.count == table.rows
                ? .tooFewRows(path, found: rows.count, expected: 2)
                : .tooFewWholeRows(path, found: rows.count, of: table.rows, isDropping: missing == .drop)
        }
        let targets = rows.flatMap { target.values[$0 * target.columns..<($0 + 1) * target.columns] }
        let isRegression = if case .regression = target.kind { true } else { false }
        var random = settings.splitNumbers()
        let split = Split(
            rows: 0..<rows.count, trainShare: settings.trainShare, validationShare: settings.validationShare,
            classes: isRegression ? nil : { Int(targets[$0]) }, random: &random)
        let inputs = try TableInputs(
            roles.inputs.map { columns[$0] }, rows: rows, training: split.train, missing: missing,
            keepsConstants: keepsConstants, file: path)
        guard !inputs.names.isEmpty else { throw .nothingToLearnFrom(path) }
        let count = inputs.names.count
        var draft = Draft(
            name: path, summary: "Column \(roles.targets.map { columns[$0].name }.joined(separator: ", ")) of \(path)",
            kind: target.kind, inputNames: inputs.names,
            geometry: count == 2 ? .plane : count == 1 && isRegression ? .line : .table,
            rows: Table(inputs: inputs.values, targets: targets, inputColumns: count, targetColumns: target.columns),
            indicators: inputs.indicators)
        draft.split = split
        draft.reading = TableReading(
            table, columns, roles, inputs, target, rows: rows.count,
            classes: isRegression ? [] : targets.map { Int($0) })
        return draft
    }
}
