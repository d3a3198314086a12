import ExpressionGraph

extension NeuronUnit {
    /// Each sample shifted and scaled to mean 0 and variance 1 over its features, then to learned ones.
    ///
    /// Shapes: x and y [B, I], γ and β [I]; μ and σ² [B, 1].
    public static let layerNorm = NeuronUnit(
        "layer-norm", aliases: ["layer-normalization", "norm"], title: "Layer normalisation",
        family: "Classic",
        formula: "y = γ·(x − μ)/√(σ² + ε) + β, μ and σ² over the features of a sample",
        settings: [LayerContext.epsilonSetting(1e-5, "as in PyTorch")],
        source: Source("Ba, Kiros and Hinton", 2016, "Layer Normalization", "arXiv 1607.06450"),
        remark: "With a single input nothing of it is left: y = β.",
        width: .asInput
    ) { x, layer in
        let gain = layer.perFeature("gain", of: x, 1)
        let shift = layer.perFeature("shift", of: x, 0)
        let centered = x - x.mean([1])
        let deviation = sqrt(square(centered).mean([1]) + layer.settings.number("epsilon"))
        layer.showNormalisation(gain: gain, deviation: deviation)
        return centered / deviation * gain + shift
    }
}
