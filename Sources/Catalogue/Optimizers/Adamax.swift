import ExpressionGraph

extension Optimizer {
    /// Adam with the largest gradient, slowly forgotten, in place of the mean of squares.
    public static let adamax = Optimizer(
        "adamax", title: "Adamax",
        formula: """
            m ← β₁·m + (1 − β₁)·g
            u ← max(β₂·u, |g| + ε)
            θ ← θ − η/(1 − β₁ᵗ) · m/u
            """,
        settings: Setting.moments, defaultRate: 0.002,
        source: Source(
            "Kingma and Ba", 2015, "Adam: A Method for Stochastic Optimization, section 7.1", "arXiv 1412.6980"),
        remark: "The paper has no ε, which is as in PyTorch."
    ) { parameter, gradient, context in
        let (b1, b2) = (context.settings.number("beta1"), context.settings.number("beta2"))
        let m = context.movingMean(gradient, b1)
        let size = abs(gradient) + context.settings.number("epsilon")
        let u = context.keep("largest", gradient.shape) { max(b2 * $0, size) }
        return parameter - context.rate / context.correction(b1) * m / u
    }
}
