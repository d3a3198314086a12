import ExpressionGraph

extension NeuronUnit {
    /// Gates that open above a threshold which the row itself sets:
    ///
    ///     y = z·σ(α(z − μ − zₖ·d)),   μ and d mean and deviation of the row
    ///
    /// Shapes: z and y [B, U].
    ///
    /// Differs from the paper: there α and zₖ are trained, from 1 and 0 on, with a factor of 2 before them; here they
    /// stay as they are set, with the defaults of `hard-ash`.
    public static let ash = NeuronUnit(
        "ash", aliases: ["adaptive-swish"], title: "ASH", family: acrossUnitsFamily,
        formula: "y = z·σ(α·(z − μ − zₖ·d)), μ and d mean and deviation over the units", settings: ashSettings,
        source: Source("Lee et al.", 2022, "Stochastic Adaptive Activation Function", "arXiv 2210.11672"),
        remark: ashRemark, width: .asInput
    ) { z, layer in z * sigmoid(gate(z, layer)) }

    /// ASH of clipped lines: sparse outputs and sparse gradients.
    ///
    ///     y = clip(z, 0, 2)·clip(α(z − μ − zₖ·d) + 3, 0, 6)/6
    ///
    /// Shapes: z and y [B, U].
    public static let hardASH = NeuronUnit(
        "hard-ash", title: "Hard ASH", family: acrossUnitsFamily,
        formula: "y = clip(z, 0, 2)·clip(α·(z − μ − zₖ·d) + 3, 0, 6)/6", settings: ashSettings,
        source: Source(
            "Keskinen", 2024, "Hard ASH: Sparsity and the right optimizer make a continual learner",
            "arXiv 2404.17651"),
        remark: ashRemark, width: .asInput
    ) { z, layer in clamp(z, 0, 2) * clamp(gate(z, layer) + 3.0, 0, 6) * (1.0 / 6) }

    private static let ashSettings = [
        Setting("alpha", .number(default: 3, 0.1...100), "α, sharpness of the gates; 3 in Hard ASH's paper"),
        Setting("threshold", .number(default: 1, -5...5), "zₖ in deviations; 2.3 in Hard ASH's paper, for 1000 units"),
    ]

    private static let ashRemark =
        "With a high threshold and few units all gates close: 2.3 lets 1 % through."

    /// α(z − μ − zₖ·d), d kept off 0.
    private static func gate(_ z: Expr, _ layer: LayerContext) -> Expr {
        let centred = z - z.mean([1])
        let deviation = sqrt(square(centred).mean([1]) + 1e-6)
        return layer.settings.number("alpha") * (centred - layer.settings.number("threshold") * deviation)
    }
}
