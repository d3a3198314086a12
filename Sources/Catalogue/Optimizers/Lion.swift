import ExpressionGraph

extension Optimizer {
    /// The sign of a mean of gradients: every number moves by the same amount.
    public static let lion = Optimizer(
        "lion", title: "Lion",
        formula: """
            θ ← (1 − η·λ)·θ − η·sign(β₁·m + (1 − β₁)·g)
            m ← β₂·m + (1 − β₂)·g
            """,
        settings: [
            Setting("beta1", .number(default: 0.9, 0...0.9999), "β₁, the share of m in the step; as in the paper"),
            Setting("beta2", .number(default: 0.99, 0...0.99999), "β₂, the share of m that stays; as in the paper"),
            .weightDecay(0, "none unless chosen"),
        ],
        defaultRate: 1e-4,
        source: Source("Chen et al.", 2023, "Symbolic Discovery of Optimization Algorithms", "arXiv 2302.06675"),
        remark: "Wants a rate 3 to 10 times smaller than Adam's."
    ) { parameter, gradient, context in
        let (b1, b2) = (context.settings.number("beta1"), context.settings.number("beta2"))
        var direction = gradient
        _ = context.keep("mean", gradient.shape) { m in
            direction = sign(b1 * m + (1 - b1) * gradient)
            return b2 * m + (1 - b2) * gradient
        }
        return context.decayed(parameter) - context.rate * direction
    }
}
