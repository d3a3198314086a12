import ExpressionGraph

extension Optimizer {
    /// Matrices move by an update with all singular values brought near 1; everything else by Adam.
    public static let muon = Optimizer(
        "muon", title: "Muon",
        formula: """
            m ← μ·m + (1 − μ)·g,   u = (1 − μ)·g + μ·m (Nesterov), else m
            X = u/(‖u‖ + 1e-7), five times  X ← a·X + (b·A + c·A²)·X,  A = X·Xᵀ
            θ ← (1 − η·λ)·θ − η·√max(1, rows/columns)·X
            """,
        settings: [
            Setting("momentum", .number(default: 0.95, 0...0.9999), "μ, the share of m that stays; as in the code"),
            Setting("nesterov", .flag(default: true), "whether the step looks ahead along m"),
            Setting("vectors", .number(default: 0.05, 0...100), "the factor on the rate for what is no matrix"),
            .weightDecay(0, "of matrices; none unless chosen"),
        ] + Setting.moments,
        defaultRate: 0.02,
        source: Source(
            "Jordan et al.", 2024,
            "Muon: An optimizer for hidden layers in neural networks, kellerjordan.github.io/posts/muon"),
        remark:
            "The authors leave first and last layers to Adam too; here every matrix is moved so. "
            + "a = 3.4445, b = −4.7750, c = 2.0315."
    ) { parameter, gradient, context in
        guard gradient.shape.rank == 2 else {
            return parameter - context.settings.number("vectors") * context.adamStep(gradient)
        }
        let keep = context.settings.number("momentum")
        let m = context.movingMean(gradient, keep)
        let direction = context.settings.flag("nesterov") ? (1 - keep) * gradient + keep * m : m
        let (rows, columns) = (gradient.shape[0], gradient.shape[1])
        let scale = max(1, Double(rows) / Double(columns)).squareRoot()
        return context.decayed(parameter) - context.rate * scale * direction.orthogonalized
    }
}

extension Expr {
    /// A matrix with the same singular vectors and singular values of about 0.7 to 1.2, by Newton and Schulz's iteration.
    ///
    /// Cost: 15 products of the size of the smaller side.
    fileprivate var orthogonalized: Expr {
        let isTall = shape[0] > shape[1]
        var x = self / (sqrt(square(self).total) + 1e-7)
        if isTall { x = x.transposed([1, 0]) }
        for _ in 0..<5 {
            let a = matmul(x, x, transposeB: true)
            x = 3.4445 * x + matmul(-4.7750 * a + 2.0315 * matmul(a, a), x)
        }
        return isTall ? x.transposed([1, 0]) : x
    }
}
