extension BuiltInProblem {
    /// Are two bits, far apart in time, different? Nothing that forgets the first, and nothing that only adds up, can tell.
    ///
    ///     signal: 2a − 1 at steps 0 and 1, 2b − 1 at steps gap + 2 and gap + 3, normal noise at all steps
    ///     go:     1 at the last step, gap + 5
    ///     target: a xor b; chance is ½
    static let delayedXOR = BuiltInProblem(
        name: "delayed-xor", aliases: ["temporal-xor"], summary: "Are two bits, far apart in time, different?",
        source: "exclusive or over time; a common test of working memory", task: .binary, geometry: .sequence,
        points: SettingRange(3000, in: 10...100_000, "sequences"),
        noise: SettingRange(0.1, in: 0...1, "deviation of the signal"),
        size: SettingRange(10, in: 0...40, "time steps between the bits"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "delayed-xor")
        let (gap, steps) = (settings.size, settings.size + 6)
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            let (a, b) = (random.integer(below: 2), random.integer(below: 2))
            for time in 0..<steps {
                let signal =
                    switch time {
                    case 0, 1: Double(2 * a - 1)
                    case gap + 2, gap + 3: Double(2 * b - 1)
                    default: 0.0
                    }
                inputs += [signal + settings.noise * random.normal(), time == steps - 1 ? 1 : 0]
            }
            targets.append(a == b ? 0 : 1)
        }
        return Draft(
            name: "delayed-xor", summary: "Are two bits, \(gap) time steps apart, different?",
            kind: .binary(classNames: ["equal", "different"]), inputNames: ["signal", "go"], geometry: .sequence,
            rows: Table(inputs: inputs, targets: targets, inputColumns: 2, targetColumns: 1, steps: steps),
            domain: [Interval(-1.5, 1.5), Interval(0, 1)])
    }
}
