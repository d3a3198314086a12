extension BuiltInProblem {
    /// Tilted clouds of several classes. The best boundaries are conics, which quadratic neurons have.
    ///
    /// mean = 15 (U(0, 1)^2 - 0.5), covariance = 2 A A^T with A ~ U(-1, 1)^(2x2), for each class
    static let gaussianMixture = BuiltInProblem(
        name: "gaussian-mixture", aliases: ["mixture"], summary: "Tilted clouds, one for each class",
        source:
            "Gaussian mixture of quadratic neuron networks, github.com/tianrui-qi/QuadraticNeurons",
        task: .classes, geometry: .plane, points: SettingRange(6000, in: 40...100_000, "points"), noise: nil,
        size: SettingRange(6, in: 3...20, "classes"), trainShare: 0.8
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "gaussian mixture")
        let clouds = (0..<settings.size).map { _ in
            (
                x: 15 * (random.uniform() - 0.5), y: 15 * (random.uniform() - 0.5),
                a: (0..<4).map { _ in Double(2).squareRoot() * random.uniform(-1, 1) }
            )
        }
        var points: [(x: Double, y: Double)] = []
        for i in 0..<settings.points {
            // mean + sqrt(2) A z has covariance 2 A A^T for normal z.
            let cloud = clouds[i % settings.size]
            let first = random.normal()
            let second = random.normal()
            points.append(
                (
                    cloud.x + cloud.a[0] * first + cloud.a[1] * second,
                    cloud.y + cloud.a[2] * first + cloud.a[3] * second
                ))
        }
        return try .plane(
            ("gaussian-mixture", "Tilted clouds, one for each class"),
            kind: .classes(names: (1...settings.size).map { "cloud \($0)" }), points: points,
            targets: points.indices.map { Double($0 % settings.size) },
            domain: [Interval(-12, 12), Interval(-12, 12)], formula: nil)
    }
}
