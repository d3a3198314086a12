import ExpressionGraph

extension NeuronUnit {
    /// Each sample shifted and scaled to mean 0 and variance 1 over its features, then to learned ones.
    ///
    /// Shapes: x and y [B, I], γ and β [I]; μ and σ² [B, 1].
    public static let layerNorm = NeuronUnit(
        "layer-norm", aliases: ["layer-normalization", "norm"], title: "Layer normalisation",
        family: "Classic",
        formula: "y = γ·(x − μ)/√(σ² + ε) + β, μ and σ² over the features of a sample",
        settings: [
            Setting("epsilon", .number(default: 1e-5, 1e-12...1), "ε, against division by 0; as in PyTorch")
        ],
        source: Source("Ba, Kiros and Hinton", 2016, "Layer Normalization", "arXiv 1607.06450"),
        remark: "With a single input nothing of it is left: y = β.",
        width: .asInput
    ) { x, layer in
        let features: Shape = [x.shape[1]]
        let gain = layer.parameter("gain", features, .constant(1), isDecayed: false)
        let shift = layer.parameter("shift", features, .zeros, isDecayed: false)
        let centered = x - x.mean([1])
        let variance = square(centered).mean([1])
        return centered / sqrt(variance + layer.settings.number("epsilon")) * gain + shift
    }
}
