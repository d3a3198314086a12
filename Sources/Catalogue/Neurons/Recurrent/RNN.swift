import ExpressionGraph

extension NeuronUnit {
    /// Simple recurrent network: the layer sees what it said one step before.
    ///
    ///     h ← f(W·x + b + V·h + c),   y = h
    ///
    /// Shapes: x [B, I], h and y [B, U]; W [U, I], V [U, U], b and c [U]. f is the layer's activation, tanh unless a preset says
    /// otherwise.
    ///
    /// Differs from the paper: tanh in place of the logistic function, two offsets, all weights start uniform in ±1/√U, as in
    /// PyTorch; gradients flow through all steps, where Elman's stopped at the step before. Checked against PyTorch's.
    ///
    /// Source: Elman 1990, Finding Structure in Time (10.1207/s15516709cog1402_1)
    public static let rnn = NeuronUnit(
        "rnn", aliases: ["elman", "simple-recurrent"], title: "RNN", family: recurrentFamily,
        formula: "h ← f(W·x + b + V·h + c), y = h",
        source: Source("Elman", 1990, "Finding Structure in Time", "10.1207/s15516709cog1402_1"),
        remark: "What it keeps shrinks or grows with every step: it learns what is a few steps back, and gates or a "
            + "start like `initializer: orthogonal` are needed for more.",
        defaultActivation: "tanh",
        cell: { inputs, layer in
            let units = layer.units
            let standard = Initializer.symmetric(1 / Double(units).squareRoot())
            let w = layer.parameter(
                "input", [units, inputs], layer.weights(fanIn: inputs, fanOut: units, otherwise: standard),
                role: "weight")
            let v = layer.parameter(
                "recurrent", [units, units], layer.weights(fanIn: units, fanOut: units, otherwise: standard),
                role: "recurrent")
            let b = layer.parameter("input-bias", [units], standard, role: "bias", isDecayed: false)
            let c = layer.parameter("recurrent-bias", [units], standard, role: "bias", isDecayed: false)
            return RecurrentCell(
                states: [RecurrentCell.State("h", [units])], prepare: { matmul($0, w, transposeB: true) + b }
            ) { fromInput, states in
                let next = layer.activate(fromInput + (matmul(states[0], v, transposeB: true) + c))
                return (next, [next])
            }
        })
}
