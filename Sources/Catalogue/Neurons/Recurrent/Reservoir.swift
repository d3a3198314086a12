import ExpressionGraph

extension NeuronUnit {
    /// Leaky echo-state reservoir: random recurrent units that nobody trains; layers behind it learn to read their echoes.
    ///
    ///     h ← (1 − a)·h + a·tanh(V·h + W·x + b),   y = h
    ///
    /// Shapes: x [B, I], h and y [B, U]; V [U, U], W [U, I], b [U]. V is scaled so that its largest eigenvalue has the absolute
    /// value `radius`, before any leak.
    ///
    /// Differs from the paper: V is full, and the linear layer that reads it is a layer of its own, trained as the others are.
    /// Checked against reservoirpy's.
    ///
    /// Source: Jaeger et al. 2007, Optimization and applications of echo state networks with leaky-integrator neurons
    /// (10.1016/j.neunet.2007.04.016)
    public static let reservoir = NeuronUnit(
        "reservoir", aliases: ["echo-state", "esn"], title: "Echo-state reservoir", family: recurrentFamily,
        formula: "h ← (1 − a)·h + a·tanh(V·h + W·x + b), y = h",
        settings: [
            Setting("leak", .number(default: 0.3, 0.001...1), "a: how much of the state is new at every step"),
            Setting(
                "radius", .number(default: 0.9, 0.01...2),
                "largest absolute eigenvalue of V: the nearer to 1, the longer an echo lasts"),
            Setting("reach", .number(default: 0.5, 0.001...10), "W and b are uniform within ± this"),
            Setting("learned", .flag(default: false), "whether V, W and b are trained after all"),
        ],
        source: Source(
            "Jaeger et al.", 2007,
            "Optimization and applications of echo state networks with leaky-integrator neurons",
            "10.1016/j.neunet.2007.04.016"),
        remark: "Wide and cheap to train: follow it with a linear layer.",
        cell: { inputs, layer in
            let units = layer.units
            let learned = layer.settings.flag("learned")
            func weights(_ name: String, _ shape: Shape, _ start: Initializer, role: String) -> Expr {
                learned ? layer.parameter(name, shape, start, role: role) : layer.buffer(name, shape, start)
            }
            let reach = Initializer.symmetric(layer.settings.number("reach"))
            let v = weights(
                "recurrent", [units, units], .spectralRadius(layer.settings.number("radius")), role: "recurrent")
            let w = weights("input", [units, inputs], reach, role: "weight")
            let b = weights("bias", [units], reach, role: "bias")
            let leak = layer.settings.number("leak")
            return RecurrentCell(
                states: [RecurrentCell.State("h", [units])], prepare: { matmul($0, w, transposeB: true) + b }
            ) { fromInput, states in
                let h = states[0]
                let driven = matmul(h, v, transposeB: true) + fromInput
                let next = (1 - leak) * h + leak * tanh(driven)
                return (next, [next])
            }
        })
}
