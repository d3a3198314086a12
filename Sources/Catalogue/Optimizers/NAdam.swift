import ExpressionGraph

extension Optimizer {
    /// Adam with Nesterov's look ahead along the mean of gradients.
    public static let nadam = Optimizer(
        "nadam", title: "NAdam",
        formula: """
            μₜ = β₁·(1 − ½·0.96^(t·ψ)),   Π ← Π·μₜ
            m ← β₁·m + (1 − β₁)·g,   v ← β₂·v + (1 − β₂)·g²
            θ ← (1 − η·λ)·θ − η · (μₜ₊₁·m/(1 − Π·μₜ₊₁) + (1 − μₜ)·g/(1 − Π)) / (√(v/(1 − β₂ᵗ)) + ε)
            """,
        settings: Setting.moments + [
            Setting("warm-up", .number(default: 0.004, 0...1), "ψ, how soon μ comes to β₁; 0.004 as in PyTorch"),
            .weightDecay(0, "none unless chosen"),
        ],
        defaultRate: 0.002,
        source: Source("Dozat", 2016, "Incorporating Nesterov Momentum into Adam")
    ) { parameter, gradient, context in
        let (b1, b2) = (context.settings.number("beta1"), context.settings.number("beta2"))
        let decay = context.settings.number("warm-up")
        func weight(_ step: Expr) -> Expr { b1 * (1.0 - 0.5 * pow(.constant(0.96), step * decay)) }
        let (now, next) = (weight(context.step), weight(context.step + 1.0))
        let product = context.keep("product", .scalar, initially: 1) { $0 * now }
        let m = context.movingMean(gradient, b1)
        let v = context.movingSquares(gradient, b2)
        let denominator = sqrt(v) * (1.0 / sqrt(context.correction(b2))) + context.settings.number("epsilon")
        let ahead = context.rate * next / (1.0 - product * next)
        let fresh = context.rate * (1.0 - now) / (1.0 - product)
        return context.decayed(parameter) - (ahead * m + fresh * gradient) / denominator
    }
}
