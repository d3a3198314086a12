extension BuiltInProblem {
    /// Squares of two colours by turns.
    ///
    /// x, y ~ U(-1, 1); label = (floor((x + 1) s/2) + floor((y + 1) s/2)) mod 2, s squares a side;
    /// normal noise on both axes after the label is given
    static let checkerboard = BuiltInProblem(
        name: "checkerboard", aliases: ["chessboard"], summary: "Squares of two colours by turns",
        source: "textbook", task: .binary, geometry: .plane,
        points: SettingRange(2000, in: 10...100_000, "points"),
        noise: SettingRange(0, in: 0...1, "deviation of the points from their place"),
        size: SettingRange(4, in: 2...32, "squares a side")
    ) { settings throws(ProblemError) in
        var random = RandomNumbers(seed: settings.seed, stream: "checkerboard")
        let half = Double(settings.size) / 2
        let formula = "mod(floor((x + 1)*\(half)) + floor((y + 1)*\(half)), 2)"
        let places = (0..<2 * settings.points).map { _ in random.uniform(-1, 1) }
        let labels = try CleanTarget.formula(formula, of: ["x", "y"]).values(rows: places, columns: 2)
        let moved = places.map { $0 + settings.noise * random.normal() }
        var draft = try Draft.plane(
            ("checkerboard", "Squares of two colours by turns"),
            kind: .binary(classNames: ["dark", "light"]),
            points: (0..<settings.points).map { (moved[2 * $0], moved[2 * $0 + 1]) }, targets: labels,
            domain: [Interval(-1, 1), Interval(-1, 1)], formula: formula)
        draft.addBeyond(
            wider: [Interval(-2, 2), Interval(-2, 2)], rows: settings.points, seed: settings.seed)
        return draft
    }
}
