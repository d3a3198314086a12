extension BuiltInProblem {
    /// Formulas of several inputs in [-1, 1] whose structure a network may find.
    ///
    /// Source: Z. Liu et al., "KAN: Kolmogorov-Arnold Networks", 2024, arXiv:2404.19756
    static let surfaces = [
        surface(
            "exp-sin", aliases: ["hello-kan"], "exp(sin(πx) + y²): a sum inside a function",
            "exp(sin(pi*x) + y^2)", inputs: ["x", "y"]),
        surface("product", aliases: ["multiplication"], "x times y", "x*y", inputs: ["x", "y"]),
        surface(
            "nested-4", aliases: ["deep-4"], "Two circles inside an exponential, four inputs",
            "exp((sin(pi*(x1^2 + x2^2)) + sin(pi*(x3^2 + x4^2)))/2)", inputs: ["x1", "x2", "x3", "x4"]),
        surface(
            "velocities", aliases: ["relativity"], "Relativistic sum of velocities (x + y)/(1 + xy)",
            "(x + y)/(1 + x*y)", inputs: ["x", "y"], domain: Interval(-0.9, 0.9)),
    ]

    private static func surface(
        _ name: String, aliases: [String], _ summary: String, _ formula: String, inputs: [String],
        domain: Interval = Interval(-1, 1)
    ) -> BuiltInProblem {
        BuiltInProblem(
            name: name, aliases: aliases, summary: summary,
            source: "Z. Liu et al., KAN: Kolmogorov-Arnold Networks, 2024, arXiv:2404.19756",
            task: .regression,
            geometry: inputs.count == 2 ? .plane : .table,
            points: SettingRange(2000, in: 10...200_000, "points"),
            noise: SettingRange(0, in: 0...10, "deviation of the targets")
        ) { settings throws(ProblemError) in
            try Draft.formula(
                name: name, summary: summary, target: .formula(formula, of: inputs), inputNames: inputs,
                domain: inputs.map { _ in domain }, wider: nil, settings)
        }
    }
}
