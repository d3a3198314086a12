import ExpressionGraph

extension NeuronUnit {
    /// A normalisation whose denominator bends: the larger of the batch's deviation and the row's deviation plus v·x.
    ///
    ///     y = γ·x/max(√(σ² + ε), v·x + √(s² + ε)) + β
    ///
    /// Shapes: x and y [B, I]; γ, β, v and σ² [I], s² [B, 1]: σ² over the rows of the batch, s² over the features of a row.
    /// In training σ² is the batch's, otherwise what has been kept: kept ← (1 − m)·kept + m·σ².
    ///
    /// Source: Liu et al. 2020, Evolving Normalization-Activation Layers (arXiv 2004.02967)
    /// Differs from the paper: features are units, not channels of a picture. Checked against `evonorm`.
    public static let evoNormB0 = NeuronUnit(
        "evonorm-b0", title: "EvoNorm-B0", family: normalisationFamily,
        formula: "y = γ·x/max(√(σ² + ε), v·x + √(s² + ε)) + β, σ² over the batch, s² over the features of a sample",
        settings: [
            LayerContext.epsilonSetting(1e-5, "as in the paper"),
            Setting("momentum", .number(default: 0.1, 0...1), "m, the share of a batch in the kept variance"),
        ],
        source: evoNormSource,
        remark:
            "There is no activation in it, yet y bends for large x. In training a row's output depends on its batch.",
        width: .asInput, mixesRowsInTraining: true
    ) { x, layer in
        let features = x.shape[1]
        let (epsilon, momentum) = (layer.settings.number("epsilon"), layer.settings.number("momentum"))
        let gain = layer.perFeature("gain", of: x, 1)
        let shift = layer.perFeature("shift", of: x, 0)
        let slope = layer.perFeature("slope", of: x, 1)
        let batchVariance = variance(x, over: [0])
        let kept = layer.buffer("variance", [features], .constant(1)) { kept in
            kept * (1 - momentum) + batchVariance.reshaped([features]) * momentum
        }
        let deviation = sqrt((layer.isTraining ? batchVariance : kept) + epsilon)
        let bend = slope * x + sqrt(variance(x, over: [1]) + epsilon)
        layer.showNormalisation(gain: gain, deviation: deviation)
        return x / max(deviation, bend) * gain + shift
    }
}
