/// Rows of numbers: what goes into a network and what should come out. A row may be a sequence of time steps.
///
/// Shapes: inputs [rows, steps, inputColumns], targets [rows, targetSteps, targetColumns], row after row. Where the
/// problem has classes, targets is one column of class indices counted from 0.
public struct Table: Hashable, Sendable {
    /// May be 0.
    public let rows: Int
    /// Time steps of a row; 1 where the data have no time.
    public let steps: Int
    /// Time steps that have a target of their own: all, or 1 where a row has one target.
    public let targetSteps: Int
    /// Columns of a time step, at least 1.
    public let inputColumns: Int
    /// Columns of a target, at least 1.
    public let targetColumns: Int
    /// [rows, steps, inputColumns], row after row.
    public let inputs: [Double]
    /// [rows, targetSteps, targetColumns], row after row.
    public let targets: [Double]

    /// Precondition: both arrays hold whole rows, and as many of them.
    public init(
        inputs: [Double], targets: [Double], inputColumns: Int, targetColumns: Int, steps: Int = 1,
        targetSteps: Int = 1
    ) {
        precondition(inputColumns > 0 && targetColumns > 0 && steps > 0, "a table has inputs and targets")
        precondition(targetSteps == 1 || targetSteps == steps, "a target for each row or for each time step")
        let rows = inputs.count / (inputColumns * steps)
        precondition(
            inputs.count == rows * inputColumns * steps && targets.count == rows * targetColumns * targetSteps,
            "a table's rows are whole")
        self.rows = rows
        self.steps = steps
        self.targetSteps = targetSteps
        self.inputColumns = inputColumns
        self.targetColumns = targetColumns
        self.inputs = inputs
        self.targets = targets
    }

    /// The inputs of one row, time step after time step.
    public func input(_ row: Int) -> ArraySlice<Double> {
        let count = inputColumns * steps
        return inputs[row * count..<(row + 1) * count]
    }

    /// The targets of one row.
    public func target(_ row: Int) -> ArraySlice<Double> {
        let count = targetColumns * targetSteps
        return targets[row * count..<(row + 1) * count]
    }

    /// The class of one row, where targets are classes; that of its last time step where each has one.
    public func classIndex(_ row: Int) -> Int { Int(targets[(row + 1) * targetColumns * targetSteps - targetColumns]) }

    /// Targets as one column per class, 1 in the column of the class and 0 elsewhere: [rows, targetSteps, classes].
    public func oneHotTargets(classes: Int) -> [Double] {
        var result = [Double](repeating: 0, count: rows * targetSteps * classes)
        for place in 0..<rows * targetSteps {
            let index = Int(targets[place * targetColumns])
            if (0..<classes).contains(index) { result[place * classes + index] = 1 }
        }
        return result
    }

    /// The given rows, in the given order.
    public func selecting(_ chosen: [Int]) -> Table {
        var inputs: [Double] = []
        var targets: [Double] = []
        inputs.reserveCapacity(chosen.count * inputColumns * steps)
        targets.reserveCapacity(chosen.count * targetColumns * targetSteps)
        for row in chosen {
            inputs += input(row)
            targets += target(row)
        }
        return replacing(inputs: inputs, targets: targets)
    }

    /// The same rows with scaled inputs and targets.
    func scaled(inputs inputScaling: Scaling, targets targetScaling: Scaling) -> Table {
        if inputScaling.isIdentity && targetScaling.isIdentity { return self }
        return replacing(inputs: inputScaling.scaled(inputs), targets: targetScaling.scaled(targets))
    }

    /// Other rows of the same form.
    private func replacing(inputs: [Double], targets: [Double]) -> Table {
        Table(
            inputs: inputs, targets: targets, inputColumns: inputColumns, targetColumns: targetColumns, steps: steps,
            targetSteps: targetSteps)
    }

    /// Whether every number is finite.
    var isFinite: Bool { inputs.allSatisfy(\.isFinite) && targets.allSatisfy(\.isFinite) }
}
