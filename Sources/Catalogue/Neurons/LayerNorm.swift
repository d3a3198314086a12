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
        let deviation = sqrt(variance + layer.settings.number("epsilon"))
        layer.show(
            .lens(
                UnitLens([Watch("gain", gain), Watch("deviation", deviation)]) { values, _ in
                    // What is divided by and what is multiplied by again, feature by feature.
                    let gains = values["gain"].first?.values ?? [], deviations = values["deviation"].first?.values ?? []
                    let mean = deviations.reduce(0, +) / Double(max(1, deviations.count))
                    let bars =
                        [LensChart.Bars.Bar("σ on average", mean)]
                        + gains.enumerated().map { LensChart.Bars.Bar("γ\($0.offset + 1)", $0.element) }
                    return LensReading(.bars(.init(bars)))
                }))
        return centered / deviation * gain + shift
    }
}
