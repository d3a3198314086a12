import ExpressionGraph

extension NeuronUnit {
    /// Gated recurrent unit: a gate decides how much of the state is kept, another how much of it the candidate sees.
    ///
    ///     r = σ(W_r·x + b_r + V_r·h + c_r)
    ///     z = σ(W_z·x + b_z + V_z·h + c_z)
    ///     n = tanh(W_n·x + b_n + r ∘ (V_n·h + c_n))
    ///     h ← (1 − z) ∘ n + z ∘ h,   y = h
    ///
    /// With `reset: before` the gate acts before the matrix: n = tanh(W_n·x + b_n + V_n·(r ∘ h) + c_n).
    ///
    /// Shapes: x [B, I], h and y [B, U]; W [3U, I], V [3U, U], b and c [3U], rows in the order r, z, n.
    ///
    /// Differs from the paper: there are offsets, all weights start uniform in ±1/√U, and the reset gate acts after the
    /// matrix, as in PyTorch and cuDNN.
    public static let gru = NeuronUnit(
        "gru", aliases: ["gated-recurrent-unit"], title: "GRU", family: recurrentFamily,
        formula: """
            r = σ(W_r·x + V_r·h + b_r), z = σ(W_z·x + V_z·h + b_z)
            n = tanh(W_n·x + b_n + r ∘ (V_n·h + c_n))
            h ← (1 − z) ∘ n + z ∘ h, y = h
            """,
        settings: [
            Setting(
                "reset", .choice(default: "after", ["after", "before"]),
                "whether the reset gate acts after the recurrent matrix (PyTorch, cuDNN) or before it (Cho et al.)")
        ],
        source: Source(
            "Cho et al.", 2014,
            "Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation",
            "arXiv 1406.1078"),
        remark: "Keeps state over the time steps of a sequence; on data without time it takes one step from h = 0.",
        cell: { inputs, layer in
            let units = layer.units
            let standard = Initializer.symmetric(1 / Double(units).squareRoot())
            let w = layer.parameter(
                "input", [3 * units, inputs],
                layer.weights(fanIn: inputs, fanOut: units, otherwise: standard), role: "weight")
            let v = layer.parameter(
                "recurrent", [3 * units, units],
                layer.weights(fanIn: units, fanOut: units, otherwise: standard), role: "recurrent")
            let b = layer.parameter("input-bias", [3 * units], standard, role: "bias", isDecayed: false)
            let c = layer.parameter("recurrent-bias", [3 * units], standard, role: "bias", isDecayed: false)
            /// The part of a gate: r, z or n.
            func part(_ index: Int, of x: Expr) -> Expr {
                x.slice(axis: x.shape.rank - 1, index * units..<(index + 1) * units)
            }
            let resetsBefore = layer.settings.choice("reset") == "before"
            let gates = 2 * units
            return RecurrentCell(
                states: [RecurrentCell.State("h", [units])], prepare: { matmul($0, w, transposeB: true) + b }
            ) { fromInput, states in
                let h = states[0]
                if resetsBefore {
                    let fromState =
                        matmul(h, v.slice(axis: 0, 0..<gates), transposeB: true) + c.slice(axis: 0, 0..<gates)
                    let r = sigmoid(part(0, of: fromInput) + part(0, of: fromState))
                    let z = sigmoid(part(1, of: fromInput) + part(1, of: fromState))
                    let seen = matmul(r * h, v.slice(axis: 0, gates..<3 * units), transposeB: true) + part(2, of: c)
                    let n = tanh(part(2, of: fromInput) + seen)
                    let next = (1.0 - z) * n + z * h
                    return (next, [next])
                }
                let fromState = matmul(h, v, transposeB: true) + c
                let r = sigmoid(part(0, of: fromInput) + part(0, of: fromState))
                let z = sigmoid(part(1, of: fromInput) + part(1, of: fromState))
                let n = tanh(part(2, of: fromInput) + r * part(2, of: fromState))
                let next = (1.0 - z) * n + z * h
                return (next, [next])
            }
        })
}
