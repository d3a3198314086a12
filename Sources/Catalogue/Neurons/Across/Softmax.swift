import ExpressionGraph

extension NeuronUnit {
    /// pᵢ = exp(zᵢ/τ) / Σⱼ exp(zⱼ/τ).
    ///
    /// Shapes: z and p [B, U].
    public static let softmaxLayer = NeuronUnit(
        "softmax", title: "Softmax", family: acrossUnitsFamily, formula: "p = exp(z/τ) / Σ exp(z/τ)",
        settings: [Setting("temperature", .number(default: 1, 0.01...100), "τ; small is close to the largest alone")],
        source: Source("Bridle", 1990, "Probabilistic Interpretation of Feedforward Classification Network Outputs"),
        remark: "All outputs are positive and add up to 1.", width: .asInput
    ) { z, layer in
        softmax(z * (1 / layer.settings.number("temperature")), axis: 1)
    }
}

/// e^(x − max x) / Σ e^(x − max x) along an axis; without the shift large entries would overflow.
func softmax(_ x: Expr, axis: Int) -> Expr {
    let weights = exp(x - stopGradient(x.largest([axis])))
    return weights / weights.sum([axis])
}
