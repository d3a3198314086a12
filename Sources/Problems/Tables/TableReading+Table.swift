extension TableReading {
    /// - Parameters:
    ///   - rows: those that are kept
    ///   - classes: the class of each of them; empty for quantities
    init(
        _ table: CSVTable, _ columns: [TypedColumn], _ roles: TableRoles, _ inputs: TableInputs, _ target: TableTarget,
        rows: Int, classes: [Int]
    ) {
        file = table.file
        self.rows = rows
        rowsLeftOut = table.rows - rows
        task = target.words
        notes = []
        if table.dialect.separator != UInt8(ascii: ",") || table.dialect.decimal == UInt8(ascii: ",") {
            let comma = table.dialect.decimal == UInt8(ascii: ",") ? ", a decimal comma in numbers" : ""
            notes.append("\(table.dialect.separatorName) between cells\(comma)")
        }
        if let encoding = table.encoding, encoding != .utf8 { notes.append("read as \(encoding.rawValue)") }
        if table.header.records == 0 { notes.append("the first line is a row; data.header=yes takes it for names") }
        self.columns = columns.indices.map { index in
            let column = columns[index]
            var role = Role.leftOut
            var note = roles.leftOut[index] ?? ""
            if let place = roles.inputs.firstIndex(of: index) {
                role = inputs.leftOut[place] ? .leftOut : .input
                note = inputs.notes[place] ?? column.note ?? ""
            } else if roles.targets.contains(index) {
                role = .target
                note = target.note ?? ""
            }
            let kind: Kind =
                switch column.content {
                case .quantity: .quantity
                case .date: .date
                case .words: .words
                }
            if kind == .date, role == .input, note.isEmpty { note = "dates as days since 1970" }
            return Column(name: column.name, role: role, kind: kind, missing: column.missing, note: note)
        }
        self.classes = Self.counts(classes, target.kind)
    }

    private static func counts(_ classes: [Int], _ kind: Problem.Kind) -> [ClassCount] {
        let names: [String] =
            switch kind {
            case .regression: []
            case .binary(let names), .classes(let names): names
            }
        var counts = [Int](repeating: 0, count: names.count)
        for index in classes where names.indices.contains(index) { counts[index] += 1 }
        let order = names.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
        return order.map { ClassCount(name: names[$0], rows: counts[$0]) }
    }
}
