import ExpressionGraph

extension NeuronUnit {
    /// Each sample scaled to a mean square of 1 over its features, then by learned factors; nothing is shifted.
    ///
    /// Shapes: x and y [B, I], γ [I].
    ///
    /// Source: Zhang and Sennrich 2019, Root Mean Square Layer Normalization (arXiv 1910.07467)
    /// Differs from the paper: ε under the root, without which a row of zeros would be 0/0. Checked against `rmsnorm`.
    public static let rmsNorm = NeuronUnit(
        "rms-norm", aliases: ["root-mean-square-normalization"], title: "Root mean square normalisation",
        family: normalisationFamily, formula: "y = γ·x/√(x̄² + ε), x̄² the mean of x² over the features of a sample",
        settings: [LayerContext.epsilonSetting(1e-6, "as in the paper's code for small features")],
        source: Source(
            "Zhang and Sennrich", 2019, "Root Mean Square Layer Normalization", "arXiv 1910.07467"),
        remark: "A row's length is lost, its direction stays. With a single input only its sign is left.",
        width: .asInput
    ) { x, layer in
        let gain = layer.perFeature("gain", of: x, 1)
        let size = sqrt(square(x).mean([1]) + layer.settings.number("epsilon"))
        layer.showNormalisation(gain: gain, deviation: size)
        return x / size * gain
    }
}
