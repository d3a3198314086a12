extension BuiltInProblem {
    /// Is the number of bits that are on odd? All bits are shown at once, at every tick: time is there to think.
    ///
    ///     B bits as ±1, the same at each of 2B ticks; target: whether an odd number is 1; chance is ½
    static let thinkingParity = BuiltInProblem(
        name: "thinking-parity", aliases: ["parity-ticks"],
        summary: "Parity of bits shown all at once, with time to think",
        source: "L. Darlow et al., Continuous Thought Machines, 2025, arXiv 2505.05522, shortened",
        task: .binary, geometry: .sequence, points: SettingRange(3000, in: 10...50_000, "sequences"), noise: nil,
        size: SettingRange(6, in: 2...16, "bits"), trainShare: 2 / 3
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "thinking-parity")
        let (count, ticks) = (settings.size, 2 * settings.size)
        var inputs: [Double] = []
        var targets: [Double] = []
        for _ in 0..<settings.points {
            let bits = (0..<count).map { _ in random.integer(below: 2) }
            for _ in 0..<ticks { inputs += bits.map { Double(2 * $0 - 1) } }
            targets.append(Double(bits.reduce(0, +) % 2))
        }
        return Draft(
            name: "thinking-parity", summary: "Parity of \(count) bits, with \(ticks) ticks to think",
            kind: .binary(classNames: ["even", "odd"]), inputNames: (1...count).map { "bit \($0)" },
            geometry: .sequence,
            rows: Table(inputs: inputs, targets: targets, inputColumns: count, targetColumns: 1, steps: ticks),
            domain: [Interval](repeating: Interval(-1, 1), count: count))
    }
}
