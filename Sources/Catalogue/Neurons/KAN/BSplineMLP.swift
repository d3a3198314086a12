import ExpressionGraph

extension NeuronUnit {
    /// An ordinary layer whose activations are learned B-splines, one per unit:
    ///
    ///     z = x Wᵀ + b
    ///     y_u = base(z_u) + Σₘ coef_um B_m(z_u)
    ///
    /// x is [B, I], the result [B, U]; `W` is [U, I], `b` [U], `coef` [U, G+k], the buffer `grid` [U, G+2k+1].
    ///
    /// Hazard: where z leaves the grid, only the base is left.
    ///
    /// Source: Yu, Yu and Wang 2024, KAN or MLP: A Fairer Comparison (arXiv 2407.16674)
    /// Differs from the paper: its code has no base (`base: zero`), a grid on [−1, 1] and coefficients that fit
    /// noise of ±0.05/G; here a base is added unless it is turned off, and coefficients start at N(0, noise²).
    public static let bSplineMLP = NeuronUnit(
        "bspline-mlp", title: "Dense with spline activations", family: "KAN",
        formula: """
            z = W x + b
            y_u = silu(z_u) + Σₘ coef_um B_m(z_u)
            """,
        settings: [
            Setting("grid", .integer(default: 10, 1...1000), "intervals G of the grid"),
            Setting("order", .integer(default: 3, 0...9), "order k of the splines"),
            Setting("low", .number(default: -3, -1e6...1e6), "where the grid begins"),
            Setting("high", .number(default: 3, -1e6...1e6), "where the grid ends"),
            Setting("base", .choice(default: "silu", ["silu", "zero", "identity"]), "added to the spline"),
            Setting("noise", .number(default: 0.1, 0...10), "deviation of the coefficients at the start"),
        ],
        source: Source("Yu, Yu and Wang", 2024, "KAN or MLP: A Fairer Comparison", "arXiv 2407.16674"),
        remark: "Has KAN's activation on nodes instead of edges: the fair rival of KAN.",
        neighbours: .pytorchBehind
    ) { x, layer in
        let (units, order) = (layer.units, layer.settings.integer("order"))
        let z = layer.affine(x, to: units, weight: "W", bias: "b")
        let knots = uniformKnots(
            low: layer.settings.number("low"), high: layer.settings.number("high"),
            grid: layer.settings.integer("grid"), order: order)
        let grid = layer.buffer(
            "grid", [units, knots.count], .values(Array(repeatElement(knots, count: units).joined())))
        let coef = layer.parameter(
            "coef", [units, knots.count - 1 - order],
            .normal(mean: 0, deviation: layer.settings.number("noise")), role: "spline")
        func spline(at z: Expr) -> Expr {
            bSplineSum(z, knots: grid, weights: coef.reshaped([1, units, coef.shape[1]]), order: order)
        }
        let chosen = layer.settings.choice("base")
        func base(at z: Expr) -> Expr? { chosen == "silu" ? z * sigmoid(z) : chosen == "identity" ? z : nil }
        let learned = spline(at: z)
        layer.hazard("outside the grid", where: outsideGrid(z, knots: grid, order: order))
        layer.probe("preactivation", z)
        layer.probe("spline", learned)
        let (low, high) = (knots[order], knots[knots.count - 1 - order])
        let margin = (high - low) / 6
        let points = (0...curvePoints).map { index in
            low - margin + (high - low + 2 * margin) * Double(index) / Double(curvePoints)
        }
        let places = Expr.table(points, [points.count, 1]).broadcast(to: [points.count, units])
        layer.show(
            .curves(
                of: z, at: points,
                [LayerContext.Named(name: "spline", expression: spline(at: places))]
                    + (base(at: places).map { [LayerContext.Named(name: "base", expression: $0)] } ?? []),
                home: low...high))
        return base(at: z).map { $0 + learned } ?? learned
    }
}

/// Steps in which a learned curve is drawn.
private let curvePoints = 96
