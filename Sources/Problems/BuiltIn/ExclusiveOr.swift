extension BuiltInProblem {
    /// Opposite quadrants belong together.
    ///
    /// x, y ~ U(-5, 5), each moved 0.3 away from zero
    /// label = (x + e_x)(y + e_y) >= 0, e ~ U(-5, 5) * noise
    static let exclusiveOr = BuiltInProblem(
        name: "xor", aliases: ["exclusive-or"], summary: "Opposite quadrants belong together",
        source: Playground.source, task: .binary, geometry: .plane,
        points: Playground.classificationPoints, noise: Playground.noise("labels near the axes change side")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "xor")
        let radius = Playground.radius
        let padding = 0.3
        var points: [(x: Double, y: Double)] = []
        var labels: [Double] = []
        for _ in 0..<settings.points {
            var x = random.uniform(-radius, radius)
            x += x > 0 ? padding : -padding
            var y = random.uniform(-radius, radius)
            y += y > 0 ? padding : -padding
            let noiseX = random.uniform(-radius, radius) * settings.noise
            let noiseY = random.uniform(-radius, radius) * settings.noise
            points.append((x, y))
            labels.append((x + noiseX) * (y + noiseY) >= 0 ? 1 : 0)
        }
        return try .plane(
            ("xor", "Opposite quadrants belong together"),
            kind: .binary(classNames: ["different signs", "same signs"]), points: points, targets: labels,
            domain: Playground.domain, formula: "x*y >= 0")
    }
}
