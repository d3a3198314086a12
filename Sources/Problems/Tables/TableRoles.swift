import Formulas

/// Which columns of a table are learned from and which are predicted.
struct TableRoles {
    /// Places of the columns to predict.
    let targets: [Int]
    /// Places of the columns to learn from, in the table's order.
    let inputs: [Int]
    /// Why other columns are neither, by their place.
    let leftOut: [Int: String]

    init(_ table: CSVTable, source: CSVSource) throws(ProblemError) {
        let names = table.columns.map(\.name)
        let ignored = try Set(Self.places(source.ignored, names, source.path))
        let only = try Set(Self.places(source.only, names, source.path))
        targets = try Self.targets(table, names, source, ignored: ignored)
        if let target = targets.first(where: ignored.contains) {
            throw .targetLeftOut(source.path, name: names[target])
        }
        guard names.count > targets.count else { throw .onlyOneColumn(source.path, name: names[0]) }
        var inputs: [Int] = []
        var leftOut: [Int: String] = [:]
        for index in names.indices where !targets.contains(index) {
            let isChosen = only.contains(index)
            if ignored.contains(index) || !only.isEmpty && !isChosen {
                leftOut[index] = "left out, as asked"
            } else if !isChosen, table.header.hasRowNames, index == 0 {
                leftOut[index] = "left out: names of rows"
            } else if !isChosen, table.header.roles[index] == .leftOut || table.header.roles[index] == .target {
                leftOut[index] = "left out, as the file says"
            } else if !isChosen, Self.isCount(table, index) {
                leftOut[index] = "left out: numbers of rows"
            } else if !isChosen, table.header.unnamed.contains(index), Self.isEmpty(table.columns[index]) {
                leftOut[index] = "left out: no name and no values"
            } else {
                inputs.append(index)
            }
        }
        (self.inputs, self.leftOut) = (inputs, leftOut)
    }

    private static func targets(
        _ table: CSVTable, _ names: [String], _ source: CSVSource, ignored: Set<Int>
    ) throws(ProblemError) -> [Int] {
        switch source.target {
        case .last:
            let said = names.indices.filter { table.header.roles[$0] == .target }
            if said.count == 1 { return said }
            // Behind the last column there may be separators only.
            let last = names.indices.last {
                !ignored.contains($0) && !(table.header.unnamed.contains($0) && isEmpty(table.columns[$0]))
            }
            return [last ?? names.count - 1]
        case .number(let number):
            guard (1...names.count).contains(number) else {
                throw .noSuchColumnNumber(source.path, number: number, count: names.count)
            }
            return [number - 1]
        case .named(let name): return try places([name], names, source.path)
        case .several(let several): return try places(several, names, source.path)
        }
    }

    /// Names, or else numbers counted from 1.
    private static func places(_ given: [String], _ names: [String], _ file: String) throws(ProblemError) -> [Int] {
        var places: [Int] = []
        for name in given {
            if let index = names.firstIndex(of: name) {
                places.append(index)
                continue
            }
            guard let number = Int(name) else {
                throw .unknownColumn(file, name: name, columns: names, nearest: nearestName(to: name, among: names))
            }
            guard (1...names.count).contains(number) else {
                throw .noSuchColumnNumber(file, number: number, count: names.count)
            }
            places.append(number - 1)
        }
        return places
    }

    private static func isEmpty(_ column: CSVColumn) -> Bool {
        !column.hasWords && column.numbers.allSatisfy(\.isNaN)
    }

    /// A first column without a name that counts the rows, as programs write them beside a table.
    private static func isCount(_ table: CSVTable, _ index: Int) -> Bool {
        guard index == 0, table.header.records > 0, table.header.unnamed.contains(0), table.rows > 2 else {
            return false
        }
        let column = table.columns[0]
        guard !column.hasWords, let first = column.numbers.first, first == 0 || first == 1 else { return false }
        return column.numbers.enumerated().allSatisfy { $1 == first + Double($0) }
    }
}
