import ExpressionGraph

extension Optimizer {
    /// Rates from the mean squares of rows and columns in place of a matrix of them; steps are shares of the
    /// parameter's own size.
    public static let adafactor = Optimizer(
        "adafactor", title: "Adafactor",
        formula: """
            β = t^κ,   r ← (1 − β)·r + β·(row means of g²),   c ← (1 − β)·c + β·(column means of g²)
            v = r·c / mean(r);   of vectors v ← (1 − β)·v + β·g²
            u = g/√v,   θ ← (1 − η·λ)·θ − max(ε, rms(θ))·min(η, 1/√t) · u/max(1, rms(u)/d)
            """,
        settings: [
            Setting(
                "exponent", .number(default: -0.8, -2...0), "κ, how the weight of a new gradient falls; as in PyTorch"),
            Setting(
                "epsilon", .number(default: 1e-3, 0...1), "ε, the least size a parameter counts with; as in PyTorch"),
            Setting("bound", .number(default: 1, 0.01...100), "d, the largest root mean square of u; as in the paper"),
            Setting("factored", .flag(default: true), "whether matrices keep rows and columns only"),
            .weightDecay(0, "none unless chosen"),
        ],
        defaultRate: 0.01,
        source: Source(
            "Shazeer and Stern", 2018, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost",
            "arXiv 1804.04235"),
        remark: "Without a mean of gradients, as in PyTorch. A gradient's square counts as no less than 5e-32."
    ) { parameter, gradient, context in
        let settings = context.settings
        let share = pow(context.step, settings.number("exponent"))
        func mean(_ name: String, _ value: Expr) -> Expr {
            context.keep(name, value.shape) { $0 * (1.0 - share) + share * value }
        }
        // The spacing of double precision at 1, by PyTorch's example.
        let least = 2.220446049250313e-16
        let squares: Expr
        if settings.flag("factored"), gradient.shape.rank > 1 {
            let (row, column) = (gradient.shape.rank - 2, gradient.shape.rank - 1)
            let rows = mean("row squares", square(gradient).mean([column]))
            let columns = mean("column squares", square(gradient).mean([row]))
            squares = rows * columns / max(rows.mean([row]), least)
        } else {
            squares = mean("squares", square(gradient))
        }
        let move = gradient / sqrt(max(squares, least * least))
        let size = max(parameter.rootMeanSquare, settings.number("epsilon"))
        let rate = size * min(context.rate, 1.0 / sqrt(context.step))
        return context.decayed(parameter) - rate / max(1, move.rootMeanSquare / settings.number("bound")) * move
    }
}
