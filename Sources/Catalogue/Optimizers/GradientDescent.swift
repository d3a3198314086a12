import ExpressionGraph

extension Optimizer {
    /// Stochastic gradient descent.
    public static let sgd = Optimizer(
        "sgd", aliases: ["gradient-descent"], title: "Gradient descent", formula: "θ ← θ − η·g", defaultRate: 0.03,
        source: Source(
            "Robbins and Monro", 1951, "A Stochastic Approximation Method", "10.1214/aoms/1177729586")
    ) { parameter, gradient, context in
        parameter - context.rate * gradient
    }

    /// As in PyTorch: the rate multiplies the velocity, not the gradient that enters it.
    public static let momentum = Optimizer(
        "momentum", aliases: ["heavy-ball", "sgd-momentum"], title: "Heavy-ball momentum",
        formula: "v ← μ·v + g\nθ ← θ − η·v",
        settings: [momentumSetting], defaultRate: 0.01,
        source: Source(
            "Polyak", 1964, "Some methods of speeding up the convergence of iteration methods",
            "10.1016/0041-5553(64)90137-5")
    ) { parameter, gradient, context in
        let velocity = context.velocity(gradient)
        return parameter - context.rate * velocity
    }

    /// As in PyTorch: the step looks ahead along the velocity that already holds the new gradient.
    public static let nesterov = Optimizer(
        "nesterov", aliases: ["nag", "sgd-nesterov"], title: "Nesterov momentum",
        formula: "v ← μ·v + g\nθ ← θ − η·(g + μ·v)",
        settings: [momentumSetting], defaultRate: 0.01,
        source: Source(
            "Sutskever et al.", 2013, "On the importance of initialization and momentum in deep learning")
    ) { parameter, gradient, context in
        let velocity = context.velocity(gradient)
        return parameter - context.rate * (gradient + context.settings.number("momentum") * velocity)
    }

    private static let momentumSetting = Setting(
        "momentum", .number(default: 0.9, 0...0.9999),
        "μ, the share of the velocity that stays; 0.9 by custom")
}

extension UpdateContext {
    fileprivate func velocity(_ gradient: Expr) -> Expr {
        keep("velocity", gradient.shape) { settings.number("momentum") * $0 + gradient }
    }
}
