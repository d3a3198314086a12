import Problems

/// What was made of a table, for people and for other programs.
enum TableText {
    /// A line for each column, and what else there is to say.
    static func page(_ reading: TableReading, _ problem: Problem) -> String {
        let width = min(reading.columns.map(\.name.count).max() ?? 0, 30)
        var lines = [
            "\(reading.file): \(reading.rows) rows (\(problem.train.rows) to train, \(problem.test.rows) to test), "
                + "\(problem.inputCount) inputs; predicted: \(reading.task)"
        ]
        if reading.rowsLeftOut > 0 { lines.append("\(reading.rowsLeftOut) rows left out: a value is missing") }
        for column in reading.columns {
            let name = column.name + String(repeating: " ", count: max(0, width - column.name.count))
            let missing = column.missing > 0 ? ", \(column.missing) missing" : ""
            let note = column.note.isEmpty ? "" : "; " + column.note
            lines.append("  \(name)  \(column.role.rawValue), \(column.kind.rawValue)\(missing)\(note)")
        }
        if !reading.classes.isEmpty {
            let counts = reading.classes.prefix(12).map { "\($0.name) \($0.rows)" }.joined(separator: ", ")
            lines.append("rows of each class: " + counts + (reading.classes.count > 12 ? ", …" : ""))
        }
        return (lines + reading.notes).joined(separator: "\n") + "\n"
    }

    /// The same as an object's fields.
    static func fields(_ reading: TableReading, _ problem: Problem) -> [(String, JSONObject.Value)] {
        [
            ("file", .text(reading.file)), ("rows", .integer(reading.rows)),
            ("rowsLeftOut", .integer(reading.rowsLeftOut)), ("task", .text(reading.task)),
            (
                "columns",
                .list(
                    reading.columns.map { column in
                        .object([
                            ("name", .text(column.name)), ("role", .text(column.role.rawValue)),
                            ("kind", .text(column.kind.rawValue)), ("missing", .integer(column.missing)),
                            ("note", .text(column.note)),
                        ])
                    })
            ), ("inputs", .list(problem.inputNames.map { .text($0) })),
            (
                "classes",
                .list(reading.classes.map { .object([("name", .text($0.name)), ("rows", .integer($0.rows))]) })
            ), ("notes", .list(reading.notes.map { .text($0) })),
        ]
    }
}
