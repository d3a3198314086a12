extension BuiltInProblem {
    /// Six cones, up and down by turns.
    ///
    /// height of a cone = sign * max(0, 1 - d/2), d the distance from its centre
    /// centres (-4, 2.5, +) (0, 2.5, -) (4, 2.5, +) (-4, -2.5, -) (0, -2.5, +) (4, -2.5, -)
    /// target = the height of greatest magnitude; places moved by U(-6, 6) * noise on each axis
    static let regressionGauss = BuiltInProblem(
        name: "reg-gauss", aliases: ["multi-gauss"], summary: "Six hills and valleys",
        source: Playground.source, task: .regression, geometry: .plane, points: Playground.regressionPoints,
        noise: Playground.noise("heights scatter")
    ) { settings throws(ProblemError) in
        // The tallest of each sign decide. Where they are equal the source keeps the first, we the hill.
        let hills = tallest([(-4, 2.5), (4, 2.5), (0, -2.5)])
        let valleys = tallest([(0, 2.5), (-4, -2.5), (4, -2.5)])
        return try playgroundRegression(
            "reg-gauss", "Six hills and valleys",
            formula: "where(\(hills) >= \(valleys), \(hills), -\(valleys))", wider: nil, settings)
    }

    private static func tallest(_ centers: [(x: Double, y: Double)]) -> String {
        let cones = centers.map { "1 - sqrt((x - (\($0.x)))^2 + (y - (\($0.y)))^2)/2" }
        return "max(0, \(cones.joined(separator: ", ")))"
    }
}
