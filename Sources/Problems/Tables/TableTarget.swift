/// What is to be learned of a table: its values for each row, and whether they are quantities or classes.
struct TableTarget {
    let kind: Problem.Kind
    /// [rows, columns]; not a number where a value is missing. Classes are their indices.
    let values: [Double]
    let columns: Int
    /// What is predicted, in words.
    let words: String
    /// What should be known of it; `nil` where there is nothing to say.
    let note: String?

    /// Rows that have a value.
    var rows: [Int] {
        (0..<values.count / columns).filter { row in
            (0..<columns).allSatisfy { !values[row * columns + $0].isNaN }
        }
    }

    init(_ targets: [TypedColumn], task: CSVSource.Task, file: String) throws(ProblemError) {
        guard targets.count == 1, let column = targets.first else {
            self = try Self(quantities: targets, file: file)
            return
        }
        switch column.content {
        case .date(let days):
            self = try Self(classesOf: days, column, task, file) ?? Self(quantity: days, column, "a date")
        case .quantity(let numbers):
            self = try Self(classesOf: numbers, column, task, file) ?? Self(quantity: numbers, column, "a quantity")
        case .words(let kinds, let rows):
            if task == .regression { throw .notAQuantity(file, column: column.name, found: kinds.first ?? "") }
            self = try Self(kinds, rows, column, note: nil, file: file)
        }
    }

    private init(quantity values: [Double], _ column: TypedColumn, _ what: String) {
        kind = .regression(outputNames: [column.name])
        self.values = values
        columns = 1
        let known = values.lazy.filter { !$0.isNaN }
        let isConstant = known.first.map { first in known.allSatisfy { $0 == first } } ?? false
        var text = column.note
        if isConstant, let first = known.first {
            text = "\(column.name) is always \(TableInputs.text(first)): there is nothing to learn"
        } else if let distinct = TypedColumn.classes(values, limit: 50),
            values.lazy.filter({ !$0.isNaN }).allSatisfy({
                $0 == $0.rounded()
            })
        {
            text = "\(distinct.names.count) different whole numbers; data.task=classes takes them as classes"
        }
        note = text
        words = "\(column.name), \(what)"
    }

    /// Whole numbers with few different values, each twice on average, are classes unless a person says otherwise.
    private init?(
        classesOf values: [Double], _ column: TypedColumn, _ task: CSVSource.Task, _ file: String
    ) throws(ProblemError) {
        guard task != .regression else { return nil }
        if task == .classes {
            guard let found = TypedColumn.classes(values, limit: ProblemLimits.classes) else {
                throw .tooMany(.classes, "\(file), column “\(column.name)”", line: nil, limit: ProblemLimits.classes)
            }
            try self.init(found.names, found.rows, column, note: nil, file: file)
            return
        }
        let known = values.lazy.filter { !$0.isNaN }
        guard known.allSatisfy({ $0 == $0.rounded() }),
            let found = TypedColumn.classes(values, limit: ProblemLimits.wholeNumberClasses),
            found.names.count > 1, 2 * found.names.count <= known.count
        else { return nil }
        let note =
            found.names.count > 2
            ? "whole numbers taken as \(found.names.count) classes; data.task=regression takes them as a quantity" : nil
        try self.init(found.names, found.rows, column, note: note, file: file)
    }

    private init(
        _ kinds: [String], _ rows: [Int32], _ column: TypedColumn, note: String?, file: String
    ) throws(ProblemError) {
        guard kinds.count <= ProblemLimits.classes else {
            throw .tooMany(.classes, "\(file), column “\(column.name)”", line: nil, limit: ProblemLimits.classes)
        }
        guard kinds.count > 1 else {
            throw .oneClassOnly(file, column: column.name, className: kinds.first ?? "")
        }
        let known = rows.count { $0 >= 0 }
        // A test row's class would be in no training row.
        guard kinds.count * 2 <= known || kinds.count <= 10 else {
            throw .everyRowAnotherClass(file, column: column.name, classes: kinds.count, rows: known)
        }
        kind = kinds.count == 2 ? .binary(classNames: kinds) : .classes(names: kinds)
        values = rows.map { $0 < 0 ? .nan : Double($0) }
        columns = 1
        words = "\(column.name), \(kinds.count) classes"
        self.note = note ?? column.note
    }

    private init(quantities targets: [TypedColumn], file: String) throws(ProblemError) {
        var lists: [[Double]] = []
        for target in targets {
            switch target.content {
            case .quantity(let values), .date(let values): lists.append(values)
            case .words(let kinds, _): throw .notAQuantity(file, column: target.name, found: kinds.first ?? "")
            }
        }
        kind = .regression(outputNames: targets.map(\.name))
        columns = targets.count
        var values: [Double] = []
        for row in 0..<(lists.first?.count ?? 0) { for list in lists { values.append(list[row]) } }
        self.values = values
        words = "\(targets.map(\.name).joined(separator: ", ")), \(targets.count) quantities"
        note = nil
    }
}
