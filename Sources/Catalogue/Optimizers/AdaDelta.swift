import ExpressionGraph

extension Optimizer {
    /// Steps in units of the parameter: the root mean square of past steps over that of past gradients.
    public static let adaDelta = Optimizer(
        "adadelta", title: "AdaDelta",
        formula: """
            v ← ρ·v + (1 − ρ)·g²
            Δ = √(a + ε)/√(v + ε) · g
            a ← ρ·a + (1 − ρ)·Δ²
            θ ← θ − η·Δ
            """,
        settings: [
            Setting(
                "smoothing", .number(default: 0.9, 0...0.99999), "ρ, the share of v and a that stays; as in PyTorch"),
            Setting("epsilon", .number(default: 1e-6, 1e-16...1), "ε, the square of the first steps; as in the paper"),
        ],
        defaultRate: 1,
        source: Source("Zeiler", 2012, "ADADELTA: An Adaptive Learning Rate Method", "arXiv 1212.5701")
    ) { parameter, gradient, context in
        let (keep, epsilon) = (context.settings.number("smoothing"), context.settings.number("epsilon"))
        let v = context.movingSquares(gradient, keep)
        var move = gradient
        _ = context.keep("steps", gradient.shape) { steps in
            move = sqrt((steps + epsilon) / (v + epsilon)) * gradient
            return keep * steps + (1 - keep) * square(move)
        }
        return parameter - context.rate * move
    }
}
