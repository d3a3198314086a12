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

    /// Rates by a moving mean of squared gradients.
    public static let rmsprop = Optimizer(
        "rmsprop", title: "RMSprop", formula: "v ← α·v + (1 − α)·g²\nθ ← θ − η·g / (√v + ε)",
        settings: [
            Setting(
                "smoothing", .number(default: 0.99, 0...0.99999),
                "α, the share of v that stays; as in PyTorch"),
            Setting("epsilon", .number(default: 1e-8, 1e-16...1), "ε, against division by 0; as in PyTorch"),
        ],
        defaultRate: 0.01,
        source: Source(
            "Tieleman and Hinton", 2012, "Lecture 6.5: RMSProp, COURSERA Neural Networks for Machine Learning"
        )
    ) { parameter, gradient, context in
        let keep = context.settings.number("smoothing")
        let v = context.keep("squares", gradient.shape) { keep * $0 + (1 - keep) * square(gradient) }
        return parameter - context.rate * gradient / (sqrt(v) + context.settings.number("epsilon"))
    }
}
