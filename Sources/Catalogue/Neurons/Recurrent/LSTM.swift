import ExpressionGraph

extension NeuronUnit {
    /// Long short-term memory: what is kept is added to and forgotten through gates, and never squashed on its way.
    ///
    ///     i = σ(W_i·x + b_i + V_i·h + c_i),  f and o alike
    ///     g = tanh(W_g·x + b_g + V_g·h + c_g)
    ///     c ← f ∘ c + i ∘ g
    ///     h ← o ∘ tanh(c),   y = h
    ///
    /// Shapes: x [B, I], h, c and y [B, U]; W [4U, I], V [4U, U], both offsets [4U], rows in the order i, f, g, o.
    ///
    /// Differs from the paper: the forget gate is that of Gers et al. 2000 (10.1162/089976600300015015), and gradients flow
    /// through all of the step. Weights start uniform in ±1/√U as in PyTorch; of the second offsets the forget gate's
    /// start at 1 (Jozefowicz et al. 2015), the others at 0. Checked against PyTorch's.
    ///
    /// Source: Hochreiter and Schmidhuber 1997, Long Short-Term Memory (10.1162/neco.1997.9.8.1735)
    public static let lstm = NeuronUnit(
        "lstm", aliases: ["long-short-term-memory"], title: "LSTM", family: recurrentFamily,
        formula: """
            i, f, o = σ(W·x + V·h + b), g = tanh(W_g·x + V_g·h + b_g)
            c ← f ∘ c + i ∘ g
            h ← o ∘ tanh(c), y = h
            """,
        settings: [
            Setting(
                "forget", .number(default: 1, -5...5),
                "offset of the forget gate at the start: the larger, the longer everything is kept at first")
        ],
        source: Source("Hochreiter and Schmidhuber", 1997, "Long Short-Term Memory", "10.1162/neco.1997.9.8.1735"),
        remark: "Keeps two numbers for each unit: what it remembers, and what it says.",
        cell: { inputs, layer in
            let units = layer.units
            let standard = Initializer.symmetric(1 / Double(units).squareRoot())
            let w = layer.parameter(
                "input", [4 * units, inputs], layer.weights(fanIn: inputs, fanOut: units, otherwise: standard),
                role: "weight")
            let v = layer.parameter(
                "recurrent", [4 * units, units], layer.weights(fanIn: units, fanOut: units, otherwise: standard),
                role: "recurrent")
            let forget = layer.settings.number("forget")
            let b = layer.parameter("input-bias", [4 * units], standard, role: "bias", isDecayed: false)
            let c = layer.parameter(
                "recurrent-bias", [4 * units],
                .values((0..<4 * units).map { $0 / units == 1 ? forget : 0 }), role: "bias", isDecayed: false)
            return RecurrentCell(
                states: [RecurrentCell.State("h", [units]), RecurrentCell.State("c", [units])],
                prepare: { matmul($0, w, transposeB: true) + b }
            ) { fromInput, states in
                let gates = fromInput + (matmul(states[0], v, transposeB: true) + c)
                /// The part of a gate: i, f, g or o.
                func part(_ index: Int) -> Expr { gates.slice(axis: 1, index * units..<(index + 1) * units) }
                let memory = sigmoid(part(1)) * states[1] + sigmoid(part(0)) * tanh(part(2))
                let next = sigmoid(part(3)) * tanh(memory)
                return (next, [next, memory])
            }
        })
}
