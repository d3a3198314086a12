extension BuiltInProblem {
    /// Is this letter the one of n steps ago? The memory has to move with every step.
    ///
    ///     one of four letters at each of 30 steps, that of n steps before with probability 0.4
    ///     target at every step: whether it is; never in the first n
    static let nBack = BuiltInProblem(
        name: "n-back", aliases: ["nback"], summary: "Is this letter the one of n steps ago?",
        source: "W. K. Kirchner, Age differences in short-term retention of rapidly changing information, 1958, "
            + "doi:10.1037/h0043688",
        task: .binary, geometry: .sequence, points: SettingRange(2000, in: 10...50_000, "sequences"), noise: nil,
        size: SettingRange(2, in: 1...8, "steps back"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "n-back")
        let (back, steps, letters) = (settings.size, 30, ["A", "B", "C", "D"])
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            var symbols: [Int] = []
            for time in 0..<steps {
                var symbol = random.integer(below: letters.count)
                let isMatch = time >= back && random.uniform() < 0.4
                if time >= back {
                    // One of the three others, or the same.
                    let other = (symbols[time - back] + 1 + random.integer(below: letters.count - 1)) % letters.count
                    symbol = isMatch ? symbols[time - back] : other
                }
                symbols.append(symbol)
                inputs += oneHot(symbol, of: letters.count)
                targets.append(isMatch ? 1 : 0)
            }
        }
        return Draft(
            name: "n-back", summary: "Is this letter the one of \(back) step\(back == 1 ? "" : "s") ago?",
            kind: .binary(classNames: ["other", "match"]), inputNames: letters, geometry: .sequence,
            rows: Table(
                inputs: inputs, targets: targets, inputColumns: letters.count, targetColumns: 1, steps: steps,
                targetSteps: steps))
    }
}
