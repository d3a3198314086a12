extension BuiltInProblem {
    /// A tilted plane.
    ///
    /// x, y ~ U(-6, 6); target = (x + e_x + y + e_y) / 10, e ~ U(-6, 6) * noise
    static let regressionPlane = BuiltInProblem(
        name: "reg-plane", aliases: ["plane"], summary: "A tilted plane, (x + y)/10",
        source: Playground.source, task: .regression, geometry: .plane, points: Playground.regressionPoints,
        noise: Playground.noise("heights scatter")
    ) { settings throws(ProblemError) in
        try playgroundRegression(
            "reg-plane", "A tilted plane, (x + y)/10", formula: "(x + y)/10",
            wider: [Interval(-12, 12), Interval(-12, 12)], settings)
    }

    /// Heights over the square at places moved by the noise; what both regression problems share.
    static func playgroundRegression(
        _ name: String, _ summary: String, formula: String, wider: [Interval]?, _ settings: ResolvedSettings
    ) throws(ProblemError) -> Draft {
        var random = RandomNumbers(seed: settings.seed, stream: name)
        let side = Playground.domain[0].upper
        var points: [(x: Double, y: Double)] = []
        var moved: [Double] = []
        for _ in 0..<settings.points {
            let x = random.uniform(-side, side)
            let y = random.uniform(-side, side)
            points.append((x, y))
            moved.append(x + random.uniform(-side, side) * settings.noise)
            moved.append(y + random.uniform(-side, side) * settings.noise)
        }
        let target = try CleanTarget.formula(formula, of: ["x", "y"])
        var draft = try Draft.plane(
            (name, summary), kind: .regression(outputNames: ["z"]), points: points,
            targets: target.values(rows: moved, columns: 2), domain: Playground.domain, formula: formula)
        if let wider { draft.addBeyond(wider: wider, rows: settings.points, seed: settings.seed) }
        return draft
    }
}
