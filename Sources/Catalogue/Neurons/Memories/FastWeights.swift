import ExpressionGraph

extension NeuronUnit {
    /// Fast weights: a slow network writes, at every step, into the weights of a fast one, and asks it.
    ///
    ///     k = φ(W_k·x),  v = W_v·x,  q = φ(W_q·x)
    ///     additive: M ← λ·M + η·v·kᵀ
    ///     delta:    M ← M + β·(v − M·k)·kᵀ,   β = σ(w_b·x)
    ///     y = M·q, after the writing
    ///
    /// Shapes: x [B, I]; k and q [B, K], v and y [B, U], M [B, U, K]; W_k and W_q [K, I], W_v [U, I], w_b [I].
    ///
    /// Checked against the formulas in NumPy.
    ///
    /// Source: Schlag, Irie and Schmidhuber 2021, Linear Transformers Are Secretly Fast Weight Programmers (arXiv 2102.11174); the
    /// additive rule is Schmidhuber 1992 (10.1162/neco.1992.4.1.131) and Ba et al. 2016 (arXiv 1610.06258)
    public static let fastWeights = NeuronUnit(
        "fast-weights", aliases: ["delta-rule-memory", "fast-weight-programmer"], title: "Fast weights",
        family: memoryFamily,
        formula: """
            k = φ(W_k·x), v = W_v·x, q = φ(W_q·x), β = σ(w_b·x)
            M ← M + β·(v − M·k)·kᵀ (delta), or λ·M + η·v·kᵀ (additive)
            y = M·q
            """,
        settings: [
            Setting(
                "rule", .choice(default: "delta", ["delta", "additive"]),
                "whether a key that comes again is overwritten, or what it holds is added to"),
            Setting("keys", .integer(default: 8, 1...512), "K, the numbers of a key"),
            FeatureMap.setting(.softmax),
            Setting("decay", .number(default: 0.95, 0...1), "λ of the additive rule"),
            Setting("writing", .number(default: 0.5, 0.001...10), "η of the additive rule"),
        ],
        source: Source(
            "Schlag, Irie and Schmidhuber", 2021, "Linear Transformers Are Secretly Fast Weight Programmers",
            "arXiv 2102.11174"),
        remark: "Its state is a matrix for every sequence: units times keys numbers.",
        cell: { inputs, layer in
            let (units, keys) = (layer.units, layer.settings.integer("keys"))
            let map = FeatureMap.chosen(layer.settings)
            let (key, value, query) = layer.keyValueQuery(keys: keys, inputs: inputs)
            let (decay, rate) = (layer.settings.number("decay"), layer.settings.number("writing"))
            let write =
                layer.settings.choice("rule") == "delta"
                ? layer.parameter("write", [inputs], .lecunNormal(fanIn: inputs), role: "gate") : nil
            return RecurrentCell(states: [RecurrentCell.State("M", [units, keys])]) { x, states in
                let batch = x.shape[0]
                func columns(_ z: Expr) -> Expr { z.reshaped([batch, 1, keys]) }
                /// M·z
                func asked(_ memory: Expr, _ z: Expr) -> Expr {
                    (memory * columns(z)).sum([2]).reshaped([batch, units])
                }
                let k = map.features(matmul(x, key, transposeB: true))
                let q = map.features(matmul(x, query, transposeB: true))
                let v = matmul(x, value, transposeB: true)
                let memory = states[0]
                let next: Expr
                if let write {
                    let strength = sigmoid(matmul(x, write.reshaped([inputs, 1])))
                    let missing = strength * (v - asked(memory, k))
                    next = memory + missing.reshaped([batch, units, 1]) * columns(k)
                } else {
                    next = decay * memory + (rate * v).reshaped([batch, units, 1]) * columns(k)
                }
                return (asked(next, q), [next])
            }
        })
}
