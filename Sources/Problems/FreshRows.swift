/// Draws as many new training rows as wanted: for tasks whose protocol shows no row twice.
public struct FreshRows: Hashable, Sendable {
    /// One list of intervals for all inputs: each number comes from one of them, chosen at random.
    let perValue: [Interval]?
    /// One interval for each input, where `perValue` is nil.
    let perInput: [Interval]
    let target: CleanTarget
    let noise: Double
    let seed: UInt64
    let inputScaling: Scaling
    let targetScaling: Scaling

    /// The rows of one step, scaled like the problem's own. The same step gives the same rows.
    public func table(rows: Int, step: Int) -> Table {
        var random = RandomNumbers(seed: seed, stream: "fresh rows \(step)")
        let inputs = Self.inputs(rows: rows, perValue: perValue, perInput: perInput, random: &random)
        var targets = target.values(rows: inputs, columns: perInput.count)
        if noise > 0 { for row in targets.indices { targets[row] += noise * random.normal() } }
        return Table(inputs: inputs, targets: targets, inputColumns: perInput.count, targetColumns: 1)
            .scaled(inputs: inputScaling, targets: targetScaling)
    }

    static func inputs(
        rows: Int, perValue: [Interval]?, perInput: [Interval], random: inout RandomNumbers
    ) -> [Double] {
        var inputs: [Double] = []
        inputs.reserveCapacity(rows * perInput.count)
        // Training may wait for these numbers at every step: the usual single interval is looked up once.
        if let perValue, perValue.count == 1 {
            for _ in 0..<rows * perInput.count {
                inputs.append(random.uniform(perValue[0].lower, perValue[0].upper))
            }
            return inputs
        }
        for _ in 0..<rows {
            for column in perInput.indices {
                let interval = perValue.map { $0[random.integer(below: $0.count)] } ?? perInput[column]
                inputs.append(random.uniform(interval.lower, interval.upper))
            }
        }
        return inputs
    }
}
