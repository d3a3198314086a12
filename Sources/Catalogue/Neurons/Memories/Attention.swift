import ExpressionGraph

extension NeuronUnit {
    /// Attention over all steps so far: every pair of key and value is kept as it was, and the query is compared with each.
    ///
    ///     k = W_k·x,  v = W_v·x,  q = W_q·x
    ///     y(t) = Σ_{j ≤ t} softmax_j(β·q(t)·k(j))·v(j)
    ///
    /// Shapes: x [B, I]; k and q [B, K], v and y [B, U]; of the past [B, T, K] and [B, T, U]; W_k and W_q [K, I], W_v [U, I].
    ///
    /// Differs from the paper: one head, and β is a setting; 1/√K is the paper's. Checked against PyTorch's causal attention.
    ///
    /// Cost: of T² comparisons for every sequence. What went on before a sequence that is carried on is kept for as many steps as
    /// a sequence has.
    ///
    /// Source: Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762)
    public static let attention = NeuronUnit(
        "attention", aliases: ["causal-attention", "softmax-attention"], title: "Attention over time",
        family: memoryFamily,
        formula: "k = W_k·x, v = W_v·x, q = W_q·x, y(t) = Σ_{j ≤ t} softmax_j(β·q(t)·k(j))·v(j)",
        settings: [
            Setting("keys", .integer(default: 8, 1...512), "K, the numbers of a key"),
            Setting("sharpness", .number(default: 0.35, 0.001...1000), "β; the paper's is 1/√K"),
        ],
        source: Source("Vaswani et al.", 2017, "Attention Is All You Need", "arXiv 1706.03762"),
        remark: "It forgets nothing and pays for it: each step looks at all steps before. Linear attention does not.",
        cell: { inputs, layer in
            let (units, keys, steps) = (layer.units, layer.settings.integer("keys"), layer.timeSteps)
            let (key, value, query) = layer.keyValueQuery(keys: keys, inputs: inputs)
            let sharpness = layer.settings.number("sharpness")
            let states = [
                RecurrentCell.State("k", [steps, keys]), RecurrentCell.State("v", [steps, units]),
                RecurrentCell.State("stored", [steps]),
            ]
            return RecurrentCell(states: states) { x, states in
                let batch = x.shape[0]
                /// The newest first, and as many as there is room for.
                func stored(_ newest: Expr, _ past: Expr) -> Expr {
                    steps == 1 ? newest : .concatenated([newest, past.slice(axis: 1, 0..<steps - 1)], axis: 1)
                }
                let k = stored(matmul(x, key, transposeB: true).reshaped([batch, 1, keys]), states[0])
                let v = stored(matmul(x, value, transposeB: true).reshaped([batch, 1, units]), states[1])
                let isStored = stored(Expr.constant(1).broadcast(to: [batch, 1]), states[2])
                let q = matmul(x, query, transposeB: true).reshaped([batch, 1, keys])
                let closeness = sharpness * (k * q).sum([2]).reshaped([batch, steps])
                // Far below all others: nothing of what is not there comes through.
                let weights = FeatureMap.softmax.features(select(isStored, closeness, -1e30))
                return (
                    (weights.reshaped([batch, steps, 1]) * v).sum([1]).reshaped([batch, units]), [k, v, isStored]
                )
            }
        })
}
