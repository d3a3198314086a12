import ExpressionGraph

extension Optimizer {
    /// The sign of the gradient, or with momentum of its mean: what Adam becomes without means.
    public static let signDescent = Optimizer(
        "signsgd", aliases: ["sign-descent", "signum"], title: "Sign descent",
        formula: "m ← μ·m + (1 − μ)·g\nθ ← θ − η·sign(m)",
        settings: [
            Setting("momentum", .number(default: 0, 0...0.9999), "μ, the share of m that stays; 0.9 makes it Signum")
        ],
        defaultRate: 0.001,
        source: Source(
            "Bernstein et al.", 2018, "signSGD: Compressed Optimisation for Non-Convex Problems", "arXiv 1802.04434")
    ) { parameter, gradient, context in
        let keep = context.settings.number("momentum")
        let m = keep == 0 ? gradient : context.movingMean(gradient, keep)
        return parameter - context.rate * sign(m)
    }
}
