extension BuiltInProblem {
    /// The sum of two marked numbers among many: how far back does a unit learn to look?
    ///
    ///     value:  uniform in [0, 1) at every step
    ///     marker: 1 at one step of the first half and one of the second, else 0
    ///     target: the sum of the two marked values; answering 1 costs 1/6
    static let adding = BuiltInProblem(
        name: "adding", aliases: ["adding-problem"], summary: "The sum of two marked numbers of a sequence",
        source: "S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, 1997, doi:10.1162/neco.1997.9.8.1735",
        task: .regression, geometry: .sequence, points: SettingRange(3000, in: 10...50_000, "sequences"), noise: nil,
        size: SettingRange(50, in: 20...200, "time steps"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "adding")
        let (steps, half) = (settings.size, settings.size / 2)
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            let marked = [random.integer(below: half), half + random.integer(below: steps - half)]
            var sum = 0.0
            for time in 0..<steps {
                let value = random.uniform()
                if marked.contains(time) { sum += value }
                inputs += [value, marked.contains(time) ? 1 : 0]
            }
            targets.append(sum)
        }
        return Draft(
            name: "adding", summary: "The sum of two marked numbers among \(steps)",
            kind: .regression(outputNames: ["sum"]), inputNames: ["value", "marker"], geometry: .sequence,
            rows: Table(inputs: inputs, targets: targets, inputColumns: 2, targetColumns: 1, steps: steps),
            domain: [Interval(0, 1), Interval(0, 1)])
    }
}
