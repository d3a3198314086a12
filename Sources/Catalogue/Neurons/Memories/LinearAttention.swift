import ExpressionGraph

extension NeuronUnit {
    /// Linear attention: attention over all steps so far, kept in a matrix of one size.
    ///
    ///     k = φ(W_k·x),  v = W_v·x,  q = φ(W_q·x)
    ///     S ← λ·S + k·vᵀ,   z ← λ·z + k
    ///     y = qᵀ·S / (q·z + 10⁻⁶), or qᵀ·S where it is not normalised
    ///
    /// Shapes: x [B, I]; k and q [B, K], v and y [B, U], S [B, K, U], z [B, K]; W_k and W_q [K, I], W_v [U, I].
    ///
    /// Checked against the formulas in NumPy.
    ///
    /// Source: Katharopoulos et al. 2020, Transformers are RNNs: Fast Autoregressive Transformers with Linear Attention
    /// (arXiv 2006.16236)
    public static let linearAttention = NeuronUnit(
        "linear-attention", aliases: ["linear-transformer"], title: "Linear attention", family: memoryFamily,
        formula: """
            k = φ(W_k·x), v = W_v·x, q = φ(W_q·x)
            S ← λ·S + k·vᵀ, z ← λ·z + k
            y = qᵀ·S / (q·z + 10⁻⁶)
            """,
        settings: [
            Setting("keys", .integer(default: 8, 1...512), "K, the numbers of a key"),
            FeatureMap.setting(.elu),
            Setting("normalized", .flag(default: true), "whether y is divided by q·z"),
            Setting("decay", .number(default: 1, 0...1), "λ: below 1 the memory leaks"),
        ],
        source: Source(
            "Katharopoulos et al.", 2020,
            "Transformers are RNNs: Fast Autoregressive Transformers with Linear Attention", "arXiv 2006.16236"),
        remark: "With features that may be negative q·z can come near 0: then take `normalized: false`.",
        cell: { inputs, layer in
            let (units, keys) = (layer.units, layer.settings.integer("keys"))
            let map = FeatureMap.chosen(layer.settings)
            let (key, value, query) = layer.keyValueQuery(keys: keys, inputs: inputs)
            let decay = layer.settings.number("decay")
            let isNormalized = layer.settings.flag("normalized")
            return RecurrentCell(states: [RecurrentCell.State("S", [keys, units]), RecurrentCell.State("z", [keys])]) {
                x, states in
                let batch = x.shape[0]
                let k = map.features(matmul(x, key, transposeB: true))
                let q = map.features(matmul(x, query, transposeB: true))
                let v = matmul(x, value, transposeB: true).reshaped([batch, 1, units])
                let memory = decay * states[0] + k.reshaped([batch, keys, 1]) * v
                let sum = decay * states[1] + k
                let found = (q.reshaped([batch, keys, 1]) * memory).sum([1]).reshaped([batch, units])
                guard isNormalized else { return (found, [memory, sum]) }
                let weight = (q * sum).sum([1]) + 1e-6
                return (found / weight, [memory, sum])
            }
        })
}
