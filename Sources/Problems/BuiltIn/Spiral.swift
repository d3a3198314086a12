extension BuiltInProblem {
    /// Two arms of one and three quarter turns.
    ///
    /// n = half the points, i = 0 ..< n: r = 5 i/n, t = 1.75 (i/n) 2 pi + D, D = 0 for label 1 and pi for 0
    /// x = r sin t + U(-1, 1) * noise, y = r cos t + U(-1, 1) * noise
    static let spiral = BuiltInProblem(
        name: "spiral", summary: "Two arms wound around each other", source: Playground.source,
        task: .binary, geometry: .plane, points: Playground.classificationPoints,
        noise: Playground.noise("points leave their arm")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "spiral")
        let n = settings.points / 2
        var points: [(x: Double, y: Double)] = []
        var labels: [Double] = []
        for (label, shift) in [(1.0, 0.0), (0.0, Double.pi)] {
            for i in 0..<n {
                let fraction = Double(i) / Double(n)
                let r = Playground.radius * fraction
                let t = 1.75 * fraction * 2 * .pi + shift
                let x = r * sine(t) + random.uniform(-1, 1) * settings.noise
                points.append((x, r * cosine(t) + random.uniform(-1, 1) * settings.noise))
                labels.append(label)
            }
        }
        return try .plane(
            ("spiral", "Two arms wound around each other"),
            kind: .binary(classNames: ["second arm", "first arm"]), points: points, targets: labels,
            domain: Playground.domain, formula: nil)
    }
}
