import ExpressionGraph

extension Optimizer {
    /// Rates that fall with all squared gradients so far.
    public static let adagrad = Optimizer(
        "adagrad", title: "AdaGrad", formula: "s ← s + g²\nθ ← θ − η·g / (√s + ε)",
        settings: [
            Setting("epsilon", .number(default: 1e-10, 1e-16...1), "ε, against division by 0; as in PyTorch")
        ],
        defaultRate: 0.01,
        source: Source("Duchi, Hazan and Singer", 2011, "Adaptive Subgradient Methods for Online Learning")
    ) { parameter, gradient, context in
        let sum = context.keep("squares", gradient.shape) { $0 + square(gradient) }
        return parameter - context.rate * gradient / (sqrt(sum) + context.settings.number("epsilon"))
    }

    /// Rates by a moving mean of squared gradients; centred, by their variance.
    public static let rmsprop = Optimizer(
        "rmsprop", title: "RMSprop",
        formula: """
            v ← α·v + (1 − α)·g²;   centred: a ← α·a + (1 − α)·g,  v − a² in the place of v
            θ ← θ − η·g / (√v + ε);   with momentum: b ← μ·b + g/(√v + ε),  θ ← θ − η·b
            """,
        settings: [
            Setting(
                "smoothing", .number(default: 0.99, 0...0.99999),
                "α, the share of v that stays; as in PyTorch"),
            Setting("epsilon", .number(default: 1e-8, 1e-16...1), "ε, against division by 0; as in PyTorch"),
            Setting("centered", .flag(default: false), "whether the mean gradient is taken off; as in PyTorch"),
            Setting("momentum", .number(default: 0, 0...0.9999), "μ, the share of the step that stays; as in PyTorch"),
        ],
        defaultRate: 0.01,
        source: Source(
            "Tieleman and Hinton", 2012, "Lecture 6.5: RMSProp, COURSERA Neural Networks for Machine Learning"
        )
    ) { parameter, gradient, context in
        let keep = context.settings.number("smoothing")
        var v = context.movingSquares(gradient, keep)
        // Rounding must not make a variance negative.
        if context.settings.flag("centered") { v = max(0, v - square(context.movingMean(gradient, keep))) }
        let denominator = sqrt(v) + context.settings.number("epsilon")
        let momentum = context.settings.number("momentum")
        guard momentum > 0 else { return parameter - context.rate * gradient / denominator }
        let velocity = context.keep("velocity", gradient.shape) { momentum * $0 + gradient / denominator }
        return parameter - context.rate * velocity
    }
}
