import Formulas

/// A table file: lines of cells separated by commas, semicolons or tabs.
public struct CSVSource: Hashable, Sendable {
    /// Of the file, as given.
    public var path: String
    /// Which column is to be learned.
    public var target: Target
    /// Whether the first line holds names.
    public var header: Header
    /// Whether the target is a quantity or a class.
    public var task: Task

    /// Which column is to be learned; all others are inputs.
    public enum Target: Hashable, Sendable {
        case last
        /// A name of the header, or else a number counted from 1, as text.
        case named(String)
        /// Counted from 1.
        case number(Int)
    }

    /// Whether the first line names the columns.
    public enum Header: String, Hashable, Sendable, Codable, CaseIterable {
        case yes, no
        /// It does if no cell of it is a number.
        case automatic
    }

    /// Whether the target is a quantity or a class.
    public enum Task: String, Hashable, Sendable, Codable, CaseIterable {
        case regression, classes
        /// Classes for words, and for whole numbers with at most 20 different values, each twice on average.
        case automatic
    }

    public init(
        path: String, target: Target = .last, header: Header = .automatic, task: Task = .automatic
    ) {
        self.path = path
        self.target = target
        self.header = header
        self.task = task
    }

    /// The part of the rows trained on unless a preset says otherwise.
    public static let trainShare = 0.8

    func problem(_ given: ProblemSettings) throws(ProblemError) -> Problem {
        let settings = try ResolvedSettings(
            given, source: path, points: nil, noise: nil, trainShare: Self.trainShare,
            scaling: .inputsAndTargets)
        return try draft().problem(settings)
    }

    func draft() throws(ProblemError) -> Draft { try draft(CSVTable.read(path, header: header)) }

    func draft(_ table: CSVTable) throws(ProblemError) -> Draft {
        let target = try targetIndex(table)
        guard table.columns.count > 1 else { throw .onlyOneColumn(path, name: table.columns[0].name) }
        let (kind, targets) = try targetValues(table, table.columns[target])
        let inputs = try CSVInputs(table, except: target)
        let isRegression = if case .regression = kind { true } else { false }
        let count = inputs.names.count
        return Draft(
            name: path, summary: "Column \(table.columns[target].name) of \(path)", kind: kind,
            inputNames: inputs.names,
            geometry: count == 2 ? .plane : count == 1 && isRegression ? .line : .table,
            rows: Table(inputs: inputs.values, targets: targets, inputColumns: count, targetColumns: 1),
            indicators: inputs.indicators)
    }

    private func targetIndex(_ table: CSVTable) throws(ProblemError) -> Int {
        let number: Int
        switch target {
        case .last: return table.columns.count - 1
        case .number(let given): number = given
        case .named(let name):
            let names = table.columns.map(\.name)
            if let index = names.firstIndex(of: name) { return index }
            guard let given = Int(name) else {
                throw .unknownColumn(
                    path, name: name, columns: names, nearest: nearestName(to: name, among: names))
            }
            number = given
        }
        guard (1...table.columns.count).contains(number) else {
            throw .noSuchColumnNumber(path, number: number, count: table.columns.count)
        }
        return number - 1
    }

    private func targetValues(
        _ table: CSVTable, _ column: CSVColumn
    ) throws(ProblemError) -> (Problem.Kind, [Double]) {
        let wholeNumbers: Bool = !column.hasWords && column.numbers.allSatisfy { $0 == $0.rounded() }
        let few = wholeNumbers ? column.categories(limit: ProblemLimits.wholeNumberClasses) : nil
        let looksLikeClasses = column.hasWords || few.map { 2 * $0.names.count <= table.rows } ?? false
        guard task == .classes || task == .automatic && looksLikeClasses else {
            if let word = column.firstWord {
                throw .notANumber(
                    path, line: Int(table.lines[word.row]), column: column.name, found: word.text)
            }
            return (.regression(outputNames: [column.name]), column.numbers)
        }
        guard let classes = column.categories(limit: ProblemLimits.classes) else {
            throw .tooMany(
                .classes, "\(path), column “\(column.name)”", line: nil, limit: ProblemLimits.classes)
        }
        guard classes.names.count > 1 else {
            throw .oneClassOnly(path, column: column.name, className: classes.names.first ?? "")
        }
        return (
            classes.names.count == 2 ? .binary(classNames: classes.names) : .classes(names: classes.names),
            classes.rows.map(Double.init)
        )
    }
}

/// The input columns of a table as numbers; words become columns of 0 and 1.
struct CSVInputs {
    private(set) var names: [String] = []
    private(set) var values: [Double] = []
    /// Columns that hold 0 and 1 for a word.
    private(set) var indicators: Set<Int> = []

    init(_ table: CSVTable, except target: Int) throws(ProblemError) {
        // Each input column as a list of whole columns, gathered to rows at the end.
        var columns: [(CSVColumn, category: Int?, rows: [Int])] = []
        for (index, column) in table.columns.enumerated() where index != target {
            guard let word = column.firstWord else {
                names.append(column.name)
                columns.append((column, nil, []))
                continue
            }
            guard let categories = column.categories(limit: ProblemLimits.categories) else {
                throw .tooManyCategories(
                    table.file, line: Int(table.lines[word.row]), column: column.name, found: word.text,
                    limit: ProblemLimits.categories)
            }
            for (category, name) in categories.names.enumerated() {
                indicators.insert(names.count)
                names.append("\(column.name)=\(name)")
                columns.append((column, category, categories.rows))
            }
        }
        guard names.count <= ProblemLimits.columns else {
            throw .tooMany(.columns, table.file, line: nil, limit: ProblemLimits.columns)
        }
        guard names.count * table.rows <= ProblemLimits.cells else {
            throw .tooMany(.cells, table.file, line: nil, limit: ProblemLimits.cells)
        }
        values.reserveCapacity(names.count * table.rows)
        for row in 0..<table.rows {
            for (column, category, rows) in columns {
                values.append(category.map { rows[row] == $0 ? 1 : 0 } ?? column.numbers[row])
            }
        }
    }
}
