extension BuiltInProblem {
    /// A disc in a ring.
    ///
    /// inner: r ~ U(0, 2.5), outer: r ~ U(3.5, 5), angle ~ U(0, 2 pi)
    /// label = |(x, y) + e| < 2.5, e ~ U(-5, 5) * noise on each axis
    static let circle = BuiltInProblem(
        name: "circle", summary: "A disc inside a ring", source: Playground.source, task: .binary,
        geometry: .plane, points: Playground.classificationPoints,
        noise: Playground.noise("labels near the edge change side")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "circle")
        let radius = Playground.radius
        var points: [(x: Double, y: Double)] = []
        var labels: [Double] = []
        for i in 0..<settings.points {
            let isInner = i < settings.points / 2
            let r = isInner ? random.uniform(0, 0.5 * radius) : random.uniform(0.7 * radius, radius)
            let angle = random.uniform(0, 2 * .pi)
            let point = (x: r * sine(angle), y: r * cosine(angle))
            let x = point.x + random.uniform(-radius, radius) * settings.noise
            let y = point.y + random.uniform(-radius, radius) * settings.noise
            points.append(point)
            labels.append((x * x + y * y).squareRoot() < 0.5 * radius ? 1 : 0)
        }
        return try .plane(
            ("circle", "A disc inside a ring"), kind: .binary(classNames: ["outside", "inside"]),
            points: points, targets: labels, domain: Playground.domain,
            formula: "sqrt(x^2 + y^2) < 2.5")
    }
}
