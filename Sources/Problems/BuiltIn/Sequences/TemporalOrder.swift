extension BuiltInProblem {
    /// In which order did two symbols come, far apart among others? What only counts symbols is right three times in four.
    ///
    ///     two of T steps, one in T/10 ..< T/5 and one in T/2 ..< 3T/5: X or Y; else one of four distractors
    ///     target: XX, XY, YX or YY; chance is ¼
    static let temporalOrder = BuiltInProblem(
        name: "temporal-order", summary: "In which order did two symbols come, far apart among others?",
        source:
            "S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, 1997, doi:10.1162/neco.1997.9.8.1735, shortened",
        task: .classes, geometry: .sequence, points: SettingRange(3000, in: 10...50_000, "sequences"), noise: nil,
        size: SettingRange(30, in: 20...200, "time steps"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "temporal-order")
        let (steps, names) = (settings.size, ["a", "b", "c", "d", "X", "Y"])
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            var symbols = (0..<steps).map { _ in random.integer(below: 4) }
            let first = steps / 10 + random.integer(below: steps / 5 - steps / 10)
            let second = steps / 2 + random.integer(below: 3 * steps / 5 - steps / 2)
            let (a, b) = (random.integer(below: 2), random.integer(below: 2))
            symbols[first] = 4 + a
            symbols[second] = 4 + b
            inputs += symbols.flatMap { oneHot($0, of: names.count) }
            targets.append(Double(2 * a + b))
        }
        return Draft(
            name: "temporal-order", summary: "Which two symbols came, and which first, among \(steps)?",
            kind: .classes(names: ["XX", "XY", "YX", "YY"]), inputNames: names, geometry: .sequence,
            rows: Table(
                inputs: inputs, targets: targets, inputColumns: names.count, targetColumns: 1, steps: steps))
    }
}
