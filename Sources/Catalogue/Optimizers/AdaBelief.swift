import ExpressionGraph

extension Optimizer {
    /// Adam with the squared distance of gradients from their mean: long steps where gradients are as expected.
    public static let adaBelief = Optimizer(
        "adabelief", title: "AdaBelief",
        formula: """
            m ← β₁·m + (1 − β₁)·g
            s ← β₂·s + (1 − β₂)·(g − m)² + ε
            θ ← (1 − η·λ)·θ − η · m/(1 − β₁ᵗ) / (√(s/(1 − β₂ᵗ)) + ε)
            """,
        settings: [
            Setting("beta1", .number(default: 0.9, 0...0.9999), "β₁, the share of m that stays; as in the paper"),
            Setting("beta2", .number(default: 0.999, 0...0.99999), "β₂, the share of s that stays; as in the paper"),
            Setting("epsilon", .number(default: 1e-16, 1e-16...1), "ε, added to s at every step and to its root"),
            .weightDecay(0, "none unless chosen"),
        ],
        defaultRate: 0.001,
        source: Source(
            "Zhuang et al.", 2020,
            "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", "arXiv 2010.07468"),
        remark: "Without the rectification that the authors' package adds."
    ) { parameter, gradient, context in
        let (b1, b2) = (context.settings.number("beta1"), context.settings.number("beta2"))
        let epsilon = context.settings.number("epsilon")
        let m = context.movingMean(gradient, b1)
        let s = context.keep("distances", gradient.shape) { b2 * $0 + (1 - b2) * square(gradient - m) + epsilon }
        let scale = 1.0 / sqrt(context.correction(b2))
        return context.decayed(parameter) - context.rate / context.correction(b1) * m / (sqrt(s) * scale + epsilon)
    }
}
