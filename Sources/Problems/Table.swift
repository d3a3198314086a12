/// Rows of numbers: what goes into a network and what should come out.
///
/// Shapes: inputs [rows, inputColumns], targets [rows, targetColumns], row after row. Where the problem has
/// classes, targets is one column of class indices counted from 0.
public struct Table: Hashable, Sendable {
    public let rows: Int
    public let inputColumns: Int
    public let targetColumns: Int
    public let inputs: [Double]
    public let targets: [Double]

    /// Precondition: both arrays hold whole rows, and as many of them.
    public init(inputs: [Double], targets: [Double], inputColumns: Int, targetColumns: Int) {
        precondition(inputColumns > 0 && targetColumns > 0, "a table has inputs and targets")
        let rows = inputs.count / inputColumns
        precondition(
            inputs.count == rows * inputColumns && targets.count == rows * targetColumns,
            "a table's rows are whole")
        self.rows = rows
        self.inputColumns = inputColumns
        self.targetColumns = targetColumns
        self.inputs = inputs
        self.targets = targets
    }

    /// The inputs of one row.
    public func input(_ row: Int) -> ArraySlice<Double> {
        inputs[row * inputColumns..<(row + 1) * inputColumns]
    }

    /// The targets of one row.
    public func target(_ row: Int) -> ArraySlice<Double> {
        targets[row * targetColumns..<(row + 1) * targetColumns]
    }

    /// The class of one row, where targets are classes.
    public func classIndex(_ row: Int) -> Int { Int(targets[row * targetColumns]) }

    /// Targets as one column per class, 1 in the column of the row's class and 0 elsewhere: [rows, classes].
    public func oneHotTargets(classes: Int) -> [Double] {
        var result = [Double](repeating: 0, count: rows * classes)
        for row in 0..<rows where (0..<classes).contains(classIndex(row)) {
            result[row * classes + classIndex(row)] = 1
        }
        return result
    }

    /// The given rows, in the given order.
    public func selecting(_ chosen: [Int]) -> Table {
        var inputs: [Double] = []
        var targets: [Double] = []
        inputs.reserveCapacity(chosen.count * inputColumns)
        targets.reserveCapacity(chosen.count * targetColumns)
        for row in chosen {
            inputs += input(row)
            targets += target(row)
        }
        return Table(
            inputs: inputs, targets: targets, inputColumns: inputColumns, targetColumns: targetColumns)
    }

    /// The same rows with scaled inputs and targets.
    func scaled(inputs inputScaling: Scaling, targets targetScaling: Scaling) -> Table {
        if inputScaling.isIdentity && targetScaling.isIdentity { return self }
        return Table(
            inputs: inputScaling.scaled(inputs), targets: targetScaling.scaled(targets),
            inputColumns: inputColumns, targetColumns: targetColumns)
    }

    /// Whether every number is finite.
    var isFinite: Bool { inputs.allSatisfy(\.isFinite) && targets.allSatisfy(\.isFinite) }
}
