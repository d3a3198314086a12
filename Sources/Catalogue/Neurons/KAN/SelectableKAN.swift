import ExpressionGraph

extension NeuronUnit {
    /// Every edge mixes families of functions and ends up with one of them:
    ///
    ///     φ_ui(x) = Σ_f α_uif φ_uif(x),   α = softmax over the families f
    ///     φ_uif: B-spline, Chebyshev series, Gaussians, Fourier series
    ///
    /// x is [B, I], the result [B, U]; `spline`, `chebyshev`, `radial` and `fourier` are [U, I, terms],
    /// `choice` (the logits of α) is [U, I, 4] and starts at 0. Training has three phases: all families;
    /// from step `select` a penalty on the entropy of α; from step `prune` only the largest α counts, as 1.
    ///
    /// Source: Yang et al. 2024, Activation Space Selectable Kolmogorov-Arnold Networks (arXiv 2408.08338)
    /// Differs from the paper: our reading of its abstract; its equations were not at hand. The abstract speaks of a
    /// choice for each node, here each edge chooses.
    public static let selectableKAN = NeuronUnit(
        "selectable-kan", aliases: ["s-kan"], title: "S-KAN: edges choose their family (our reading)",
        family: "KAN",
        formula: """
            φ_ui(x) = Σ_f α_uif φ_uif(x)
            α = softmax(choice)
            """,
        settings: [
            Setting("terms", .integer(default: 6, 2...256), "basis functions of each family"),
            Setting("low", .number(default: -1, -1e6...1e6), "where splines and Gaussians begin"),
            Setting("high", .number(default: 1, -1e6...1e6), "where splines and Gaussians end"),
            Setting("selection", .number(default: 0.01, 0...10), "weight of the mean entropy of α"),
            Setting("select", .integer(default: 500, 0...1_000_000_000), "step from which entropy costs"),
            Setting(
                "prune", .integer(default: 0, 0...1_000_000_000),
                "step from which only the largest α counts; 0: never"),
        ],
        source: Source(
            "Yang et al.", 2024, "Activation Space Selectable Kolmogorov-Arnold Networks", "arXiv 2408.08338"),
        remark: "Our reading: the paper's equations were not at hand."
    ) { x, layer in
        let (inputs, units, terms) = (x.shape[1], layer.units, layer.settings.integer("terms"))
        let (low, high) = (layer.settings.number("low"), layer.settings.number("high"))
        let order = min(3, terms - 1)
        let knots = uniformKnots(low: low, high: high, grid: terms - order, order: order)
        let grid = layer.buffer(
            "grid", [inputs, knots.count], .values(Array(repeatElement(knots, count: inputs).joined())))
        let angle =
            x.reshaped([x.shape[0], inputs, 1])
            * Expr.table((1...(terms + 1) / 2).map { Double($0) * .pi }, [1, 1, (terms + 1) / 2])
        let families: [(name: String, basis: Expr)] = [
            ("spline", bSplines(x, knots: grid, order: order)),
            ("chebyshev", chebyshevBasis(x, degree: terms - 1)),
            (
                "radial",
                gaussianBasis(x, centres: uniformKnots(low: low, high: high, grid: terms - 1, order: 0))
            ),
            ("fourier", Expr.concatenated([sin(angle), cos(angle)], axis: 2).slice(axis: 2, 0..<terms)),
        ]

        let choice = layer.parameter(
            "choice", [units, inputs, families.count], .zeros, role: "choice", isDecayed: false)
        let shares = softmax(choice, axis: 2)
        let (select, prune) = (layer.settings.integer("select"), layer.settings.integer("prune"))
        var alpha = shares
        if prune > 0 {
            let winner = shares .== shares.largest([2])
            alpha = ExpressionGraph.select(layer.step .>= Double(prune), winner, shares)
        }
        let entropy = -(shares * log(shares + 1e-12)).total / Double(units * inputs)
        layer.penalize(
            "selection", entropy * layer.settings.number("selection") * (layer.step .>= Double(select)))
        layer.probe("shares", alpha)
        layer.hazard("outside the grid", where: outsideGrid(x, knots: grid, order: order))

        var parts: [(name: String, basis: Expr, coefficients: Expr)] = []
        for (index, family) in families.enumerated() {
            let coef = layer.parameter(
                family.name, [units, inputs, terms],
                .normal(mean: 0, deviation: 1 / Double(inputs * terms).squareRoot()), role: "spline")
            parts.append((family.name, family.basis, coef * alpha.slice(axis: 2, index..<index + 1)))
        }
        layer.show(edgeParts(parts, knots: grid.slice(axis: 1, order..<knots.count - order)))
        return parts.reduce(Expr.constant(0)) { $0 + edgeSum($1.basis, $1.coefficients) }
    }
}
