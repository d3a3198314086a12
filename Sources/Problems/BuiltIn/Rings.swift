extension BuiltInProblem {
    /// Two rings around one centre: one quadratic neuron is enough.
    ///
    /// angles evenly spaced; class 0 at radius 1, class 1 at radius 0.7, plus normal noise, default 0.03
    static let rings = BuiltInProblem(
        name: "rings", aliases: ["circles", "concentric-circles"], summary: "A ring inside a ring",
        source: "Two concentric circles of the quadratic neuron experiments, 2023, arXiv:2303.06316",
        task: .binary, geometry: .plane,
        points: SettingRange(2000, in: 10...100_000, "points of both classes together"),
        noise: SettingRange(0.03, in: 0...2, "deviation of the points from their ring"), trainShare: 0.8
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "rings")
        var points: [(x: Double, y: Double)] = []
        var labels: [Double] = []
        for label in [0, 1] {
            let radius = label == 0 ? 1 : 0.7
            let count = label == 0 ? settings.points / 2 : settings.points - settings.points / 2
            for i in 0..<count {
                let angle = 2 * Double.pi * Double(i) / Double(count)
                let x = radius * cosine(angle) + settings.noise * random.normal()
                points.append((x, radius * sine(angle) + settings.noise * random.normal()))
                labels.append(Double(label))
            }
        }
        return try .plane(
            ("rings", "A ring inside a ring"), kind: .binary(classNames: ["outer", "inner"]),
            points: points, targets: labels, domain: [Interval(-1.25, 1.25), Interval(-1.25, 1.25)],
            formula: "sqrt(x^2 + y^2) < 0.85")
    }
}
