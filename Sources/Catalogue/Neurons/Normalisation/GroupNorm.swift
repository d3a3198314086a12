import ExpressionGraph

extension NeuronUnit {
    /// Layer normalisation within groups of consecutive features.
    ///
    /// Shapes: x and y [B, I], γ and β [I].
    ///
    /// Source: Wu and He 2018, Group Normalization (arXiv 1803.08494)
    /// Differs from the paper: features are units, not channels of a picture; the size of a group is given, not the
    /// number of groups, so that any width will do. Checked against `groupnorm`.
    public static let groupNorm = NeuronUnit(
        "group-norm", aliases: ["group-normalization"], title: "Group normalisation", family: normalisationFamily,
        formula: "y = γ·(x − μ)/√(σ² + ε) + β, μ and σ² over a group of features of a sample",
        settings: [groupSizeSetting, LayerContext.epsilonSetting(1e-5, "as in PyTorch")],
        source: Source("Wu and He", 2018, "Group Normalization", "arXiv 1803.08494"),
        remark: "Groups of two leave a sign only: every pair becomes ±1.",
        width: .asInput
    ) { x, layer in
        let size = layer.settings.integer("size")
        let gain = layer.perFeature("gain", of: x, 1)
        let shift = layer.perFeature("shift", of: x, 0)
        let centred = x - layer.overGroups(of: x, size) { $0.mean([1]) }
        let deviation = layer.overGroups(of: centred, size) {
            sqrt(square($0).mean([1]) + layer.settings.number("epsilon"))
        }
        layer.showNormalisation(gain: gain, deviation: deviation)
        return centred / deviation * gain + shift
    }

    /// How large a group is.
    static let groupSizeSetting = Setting(
        "size", .integer(default: 8, 2...4096), "the least features of a group; groups differ by 1 at most")
}
