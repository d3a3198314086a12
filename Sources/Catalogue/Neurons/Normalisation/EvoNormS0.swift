import ExpressionGraph

extension NeuronUnit {
    /// A normalisation and an activation in one, found by a search over formulas: a gate times x over its group's deviation.
    ///
    ///     y = γ·x·σ(v·x)/√(σ² + ε) + β,   σ² over a group of features of a sample
    ///
    /// Shapes: x and y [B, I]; γ, β and v [I]. Nothing is centred.
    ///
    /// Source: Liu et al. 2020, Evolving Normalization-Activation Layers (arXiv 2004.02967)
    /// Differs from the paper: features are units, not channels of a picture. Checked against `evonorm`.
    public static let evoNormS0 = NeuronUnit(
        "evonorm-s0", aliases: ["evonorm"], title: "EvoNorm-S0", family: normalisationFamily,
        formula: "y = γ·x·σ(v·x)/√(σ² + ε) + β, σ² over a group of features of a sample",
        settings: [groupSizeSetting, LayerContext.epsilonSetting(1e-5, "as in the paper")],
        source: evoNormSource,
        remark: "A group of equal features has no deviation: it is divided by √ε and grows 316 times.",
        width: .asInput
    ) { x, layer in
        let gain = layer.perFeature("gain", of: x, 1)
        let shift = layer.perFeature("shift", of: x, 0)
        let slope = layer.perFeature("slope", of: x, 1)
        let deviation = layer.overGroups(of: x, layer.settings.integer("size")) {
            sqrt(variance($0, over: [1]) + layer.settings.number("epsilon"))
        }
        layer.showNormalisation(gain: gain, deviation: deviation)
        return x * sigmoid(slope * x) / deviation * gain + shift
    }

    static let evoNormSource = Source(
        "Liu et al.", 2020, "Evolving Normalization-Activation Layers", "arXiv 2004.02967")
}
