extension BuiltInProblem {
    /// Peaks learned one after the other: is the first still known after the last?
    ///
    /// n = 5 centres evenly spaced in [-1, 1], target = sum over centres c of exp(-300 (x - c)^2)
    /// phase i: points evenly spaced over the i-th n-th of [-1, 1]; test: points between them
    /// Source: Z. Liu et al., "KAN: Kolmogorov-Arnold Networks", 2024, arXiv:2404.19756, section 3.5
    static let peaks = BuiltInProblem(
        name: "peaks", aliases: ["continual-peaks"], summary: "Peaks learned one after the other",
        source: "Z. Liu et al., KAN: Kolmogorov-Arnold Networks, 2024, arXiv:2404.19756, section 3.5",
        task: .regression, geometry: .line,
        points: SettingRange(1000, in: 100...100_000, "points of all peaks"),
        noise: SettingRange(0, in: 0...10, "deviation of the targets"),
        size: SettingRange(5, in: 2...20, "peaks")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "peaks")
        let count = settings.size
        let perPeak = max(2, settings.points / count)
        let centers = (0..<count).map { (2 * Double($0) + 1) / Double(count) - 1 }
        let sum = centers.map { "exp(-300*(x - (\($0)))^2)" }.joined(separator: " + ")
        let target = try CleanTarget.formula(sum, of: ["x"])
        var inputs: [Double] = []
        for center in centers {
            inputs += Interval(center - 1 / Double(count), center + 1 / Double(count)).evenlySpaced(perPeak)
        }
        let targets = target.values(rows: inputs, columns: 1).map { $0 + settings.noise * random.normal() }
        var draft = Draft(
            name: "peaks", summary: "\(count) peaks learned one after the other",
            kind: .regression(outputNames: ["y"]), inputNames: ["x"], geometry: .line,
            rows: Table(inputs: inputs, targets: targets, inputColumns: 1, targetColumns: 1),
            domain: [Interval(-1, 1)], target: target,
            phases: centers.indices.map {
                (name: "peak \($0 + 1)", rows: $0 * perPeak..<($0 + 1) * perPeak)
            })
        draft.addBeyond(wider: [Interval(-2, 2)], rows: settings.points, seed: settings.seed)
        return draft
    }
}
