import ExpressionGraph

extension NeuronUnit {
    /// Sines and cosines of random directions, drawn once: a network on top sees fine detail from the start.
    ///
    /// Shapes: x [B, I], F [m, I], y [B, 2m].
    public static let fourierFeatures = NeuronUnit(
        "fourier-features", aliases: ["random-fourier-features", "rff"], title: "Fourier features",
        family: "Inputs",
        formula: "y = [sin(2π·F·x), cos(2π·F·x)], F ~ N(0, s²), fixed",
        settings: [
            Setting("frequencies", .integer(default: 16, 1...4096), "m, the number of random directions"),
            Setting(
                "scale", .number(default: 1, 0.001...1000),
                "s, the deviation of the frequencies, periods for each unit of input; the paper's 10 for pictures on [0, 1] is 5 here"
            ),
        ],
        source: Source(
            "Tancik et al.", 2020,
            "Fourier Features Let Networks Learn High Frequency Functions in Low Dimensional Domains",
            "arXiv 2006.10739"),
        width: .computed
    ) { x, layer in
        let frequencies = layer.buffer(
            "frequencies", [layer.settings.integer("frequencies"), x.shape[1]],
            .normal(mean: 0, deviation: layer.settings.number("scale")))
        layer.probe("frequencies", frequencies)
        layer.show(.waves(frequencies * (2 * Double.pi)))
        let angle = matmul(x, frequencies, transposeB: true) * (2 * Double.pi)
        return Expr.concatenated([sin(angle), cos(angle)], axis: 1)
    }
}
