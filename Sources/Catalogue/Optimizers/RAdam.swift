import ExpressionGraph

extension Optimizer {
    /// Adam that leaves its rates out until enough squared gradients have been seen to trust them.
    public static let radam = Optimizer(
        "radam", title: "RAdam",
        formula: """
            m ← β₁·m + (1 − β₁)·g,   v ← β₂·v + (1 − β₂)·g²
            ρ∞ = 2/(1 − β₂) − 1,   ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)
            r = √((ρ − 4)(ρ − 2)·ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)·ρ))
            θ ← (1 − η·λ)·θ − η · m̂ · (ρ > 5: r·√(1 − β₂ᵗ)/(√v + ε), else 1)
            """,
        settings: Setting.moments + [.weightDecay(0, "none unless chosen")], defaultRate: 0.001,
        source: Source(
            "Liu et al.", 2020, "On the Variance of the Adaptive Learning Rate and Beyond", "arXiv 1908.03265"),
        remark: "The bound is ρ > 5, as in PyTorch; the paper has 4."
    ) { parameter, gradient, context in
        let (b1, b2) = (context.settings.number("beta1"), context.settings.number("beta2"))
        let m = context.movingMean(gradient, b1)
        let v = context.movingSquares(gradient, b2)
        let correction = context.correction(b2)
        let limit = 2 / (1 - b2) - 1
        let length = limit - 2.0 * context.step * (1.0 - correction) / correction
        let scale = limit / ((limit - 4) * (limit - 2))
        let rectified = sqrt(max(0, (length - 4.0) * (length - 2.0) / length * scale)) * sqrt(correction)
        let factor = select(
            length .> 5, rectified / (sqrt(v) + context.settings.number("epsilon")), .constant(1))
        return context.decayed(parameter) - context.rate / context.correction(b1) * m * factor
    }
}
