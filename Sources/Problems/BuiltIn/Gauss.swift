extension BuiltInProblem {
    /// Two clouds, the easiest problem there is.
    ///
    /// half the points each around (2, 2) and (-2, -2), variance 0.5 + 7 * noise on each axis
    static let gauss = BuiltInProblem(
        name: "gauss", aliases: ["two-gauss"], summary: "Two round clouds", source: Playground.source,
        task: .binary, geometry: .plane, points: Playground.classificationPoints,
        noise: Playground.noise("clouds grow, from variance 0.5 to 4")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "gauss")
        let deviation = (0.5 + 7 * settings.noise).squareRoot()
        var points: [(x: Double, y: Double)] = []
        var labels: [Double] = []
        for i in 0..<settings.points {
            let isUpper = i < settings.points / 2
            let center = isUpper ? 2.0 : -2.0
            let x = center + deviation * random.normal()
            points.append((x, center + deviation * random.normal()))
            labels.append(isUpper ? 1 : 0)
        }
        return try .plane(
            ("gauss", "Two round clouds"), kind: .binary(classNames: ["lower left", "upper right"]),
            points: points, targets: labels, domain: Playground.domain, formula: "x + y >= 0")
    }
}
