import ExpressionGraph

extension Optimizer {
    /// Adam whose rates never rise: by the largest mean of squared gradients so far.
    public static let amsGrad = Optimizer(
        "amsgrad", title: "AMSGrad",
        formula: """
            m ← β₁·m + (1 − β₁)·g
            v ← β₂·v + (1 − β₂)·g²,   v̄ ← max(v̄, v)
            θ ← θ − η · m/(1 − β₁ᵗ) / (√(v̄/(1 − β₂ᵗ)) + ε)
            """,
        settings: Setting.moments, defaultRate: 0.001,
        source: Source("Reddi, Kale and Kumar", 2018, "On the Convergence of Adam and Beyond", "arXiv 1904.09237"),
        remark: "The largest v is kept before it is corrected for its start, as in PyTorch."
    ) { parameter, gradient, context in
        let (b1, b2) = (context.settings.number("beta1"), context.settings.number("beta2"))
        let m = context.movingMean(gradient, b1)
        let v = context.movingSquares(gradient, b2)
        let largest = context.keep("largest", gradient.shape) { max($0, v) }
        let scale = 1.0 / sqrt(context.correction(b2))
        let denominator = sqrt(largest) * scale + context.settings.number("epsilon")
        return parameter - context.rate / context.correction(b1) * m / denominator
    }
}
