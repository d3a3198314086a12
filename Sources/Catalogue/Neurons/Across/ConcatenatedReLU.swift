import ExpressionGraph

extension NeuronUnit {
    /// Both halves of every input: [B, I] becomes [B, 2I].
    public static let concatenatedReLU = NeuronUnit(
        "crelu", aliases: ["concatenated-relu"], title: "Concatenated ReLU", family: acrossUnitsFamily,
        formula: "y = [max(z, 0), max(−z, 0)]",
        source: Source("Shang et al.", 2016, "Understanding and Improving CNNs via CReLU", "arXiv 1603.05201"),
        remark: "Twice as wide as what it follows: halve that for equal parameters.", width: .computed
    ) { z, _ in .concatenated([max(z, 0), max(-z, 0)], axis: 1) }

    /// As CReLU, the second half with its sign.
    public static let negativeConcatenatedReLU = NeuronUnit(
        "ncrelu", aliases: ["negative-concatenated-relu"], title: "Negative concatenated ReLU",
        family: acrossUnitsFamily, formula: "y = [max(z, 0), −max(−z, 0)]",
        source: Source("Zagoruyko and Komodakis", 2017, "DiracNets", "arXiv 1706.00388"),
        remark: "Twice as wide as what it follows.", width: .computed
    ) { z, _ in .concatenated([max(z, 0), min(z, 0)], axis: 1) }

    /// Every other unit is turned round, so that the layer's mean stays near 0.
    public static let bipolarReLU = NeuronUnit(
        "bipolar-relu", aliases: ["bipolar-activation", "baf"], title: "Bipolar ReLU", family: acrossUnitsFamily,
        formula: "y = max(z, 0) for units 1, 3, …; −max(−z, 0) for units 2, 4, …",
        source: Source(
            "Eidnes and Nøkland", 2017, "Shifting Mean Activation Towards Zero with Bipolar Activation Functions",
            "arXiv 1709.04054"), width: .asInput
    ) { z, _ in
        let units = z.shape[1]
        let turned = Expr.table((0..<units).map { Double($0 % 2) }, [1, units])
        return select(turned, min(z, 0), max(z, 0))
    }
}
