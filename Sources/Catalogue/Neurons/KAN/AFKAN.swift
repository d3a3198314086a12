import ExpressionGraph

extension NeuronUnit {
    /// Functions on edges from combinations of two activated ramps:
    ///
    ///     a₁ = act(x − low),   a₂ = act(high − x)
    ///     F = one of (a₁a₂)², a₁a₂+a₁²+a₂², a₁+a₂, a₁a₂, a₁+a₂+a₁a₂, (a₁+a₂)(a₁²+a₂²), (a₁a₂)³
    ///     y = flatten(F / F(middle)) Wᵀ + b
    ///
    /// x is [B, I], the result [B, U]; `low` and `high` are [I, g+k], `W` is [U, I (g+k)], `b` is [U].
    /// With ReLU and `quad1` it is ReLU-KAN.
    ///
    /// Source: Ta and Tran 2025, AF-KAN (arXiv 2503.06112)
    /// Differs from the paper: features are divided by their value at the bump's middle, where the paper
    /// takes L2 and min-max normalisation over the whole batch, which makes a prediction depend on its
    /// neighbours; attention over inputs (its reduction of parameters) is left out. Every input has phases of its own, where
    /// the authors' code shares them; of its ramps sigmoid, leaky-relu, elu and selu are missing.
    public static let afKAN = NeuronUnit(
        "af-kan", title: "KAN with activated ramps", family: "KAN",
        formula: """
            a₁ = act(x − low), a₂ = act(high − x)
            y = W F(a₁, a₂) + b
            """,
        settings: rampSettings + [
            Setting(
                "feature",
                .choice(
                    default: "quad1", ["quad1", "quad2", "sum", "product", "sum-product", "cubic1", "cubic2"]),
                "how the two ramps combine; quad1 is the paper's default"),
            Setting(
                "ramp", .choice(default: "silu", RampActivation.allCases.map(\.rawValue)),
                "the ramps' activation; silu is the paper's default"),
        ],
        source: Source(
            "Ta and Tran", 2025,
            "AF-KAN: Activation Function-Based Kolmogorov-Arnold Networks for Efficient "
                + "Representation Learning", "arXiv 2503.06112"),
        remark: "Without the paper's normalisation over the batch."
    ) { x, layer in
        let ramps = Ramps(x, layer)
        // The setting offers the cases and no others.
        let activation = RampActivation(rawValue: layer.settings.choice("ramp")) ?? .silu
        func feature(_ a: Expr, _ b: Expr) -> Expr {
            switch layer.settings.choice("feature") {
            case "quad2": a * b + square(a) + square(b)
            case "sum": a + b
            case "product": a * b
            case "sum-product": a + b + a * b
            case "cubic1": (a + b) * (square(a) + square(b))
            case "cubic2": a * b * square(a * b)
            default: square(a * b)
            }
        }
        let middle = activation(.constant(ramps.reach))
        // The middle is positive for every activation offered, so the division is safe.
        let bumps = feature(activation(ramps.left), activation(ramps.right)) / feature(middle, middle)
        return ramps.combined(bumps, layer)
    }
}
