extension BuiltInProblem {
    /// Two half circles that reach into each other.
    ///
    /// t evenly spaced over [0, pi]: class 0 (cos t, sin t), class 1 (1 - cos t, 0.5 - sin t)
    /// plus normal noise on both axes, default 0.1
    static let moons = BuiltInProblem(
        name: "moons", aliases: ["two-moons"], summary: "Two half circles that reach into each other",
        source: "scikit-learn make_moons; KAN example 4 with 1000 points, noise 0.1", task: .binary,
        geometry: .plane, points: SettingRange(1000, in: 10...100_000, "points of both classes together"),
        noise: SettingRange(0.1, in: 0...2, "deviation of the points from their moon")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "moons")
        var points: [(x: Double, y: Double)] = []
        var labels: [Double] = []
        for label in [0, 1] {
            let count = label == 0 ? settings.points / 2 : settings.points - settings.points / 2
            for t in Interval(0, .pi).evenlySpaced(count) {
                let x = label == 0 ? cosine(t) : 1 - cosine(t)
                let y = label == 0 ? sine(t) : 0.5 - sine(t)
                points.append((x + settings.noise * random.normal(), y + settings.noise * random.normal()))
                labels.append(Double(label))
            }
        }
        return try .plane(
            ("moons", "Two half circles that reach into each other"),
            kind: .binary(classNames: ["upper", "lower"]), points: points, targets: labels,
            domain: [Interval(-1.5, 2.5), Interval(-1.25, 1.75)], formula: nil)
    }
}
