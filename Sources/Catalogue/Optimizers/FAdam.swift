import ExpressionGraph

extension Optimizer {
    /// Adam as a natural gradient: the mean is of gradients already divided by the root of the Fisher information.
    public static let fadam = Optimizer(
        "fadam", title: "FAdam",
        formula: """
            β = β₂·(1 − β₂ᵗ⁻¹)/(1 − β₂ᵗ),   F ← β·F + (1 − β)·g²
            ε̂ = min(ε, ε₂·rms(g)),   n = g/(√F + ε̂),   n ← n/max(1, rms(n)/c)
            m ← β₁·m + (1 − β₁)·n
            d = θ/(√F + ε̂), clipped alike
            θ ← θ − η·(m + λ·d)
            """,
        settings: Setting.moments + [
            Setting(
                "relative-epsilon", .number(default: 0.01, 0...1), "ε₂, ε in units of the gradient; as in the code"),
            Setting("bound", .number(default: 1, 0.01...100), "c, the largest root mean square of n; as in the paper"),
            Setting("decay", .number(default: 0.01, 0...10), "λ, the weight decay along the natural gradient"),
        ],
        defaultRate: 0.001,
        source: Source(
            "Hwang", 2024,
            "FAdam: Adam is a natural gradient optimizer using diagonal empirical Fisher information",
            "arXiv 2405.12807"),
        remark: "Where F and g are 0 nothing moves. Code published before 27 May 2024 never stored F."
    ) { parameter, gradient, context in
        let settings = context.settings
        let (b1, b2) = (settings.number("beta1"), settings.number("beta2"))
        // 1 − β = (1 − β₂)/(1 − β₂ᵗ).
        let share = (1 - b2) / context.correction(b2)
        let fisher = context.keep("fisher", gradient.shape) { (1.0 - share) * $0 + share * square(gradient) }
        let epsilon = min(settings.number("epsilon"), settings.number("relative-epsilon") * gradient.rootMeanSquare)
        // Against 0/0.
        let denominator = max(sqrt(fisher) + epsilon, 1e-30)
        let bound = settings.number("bound")
        func natural(_ value: Expr) -> Expr {
            let scaled = value / denominator
            return scaled / max(1, scaled.rootMeanSquare / bound)
        }
        let m = context.movingMean(natural(gradient), b1)
        let decay = context.decays ? settings.number("decay") : 0
        return parameter - context.rate * (decay == 0 ? m : m + decay * natural(parameter))
    }
}
