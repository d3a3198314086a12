import ExpressionGraph

extension NeuronUnit {
    /// Izhikevich's neuron: two equations and four numbers that fire as cells of the cortex do.
    ///
    ///     v̇ = 0.04·v² + 5·v + 140 − u + I,   u̇ = a·(b·v − u),   I = W·x + current
    ///     where v ≥ 30: a spike, v ← c, u ← u + d;   y = 1 there, else 0
    ///
    /// In milliseconds and millivolts. As published: two half steps of v with the old u, then one of u with the new v;
    /// `scheme: euler` takes both from the old values. The scheme decides when spikes come.
    ///
    /// Shapes: x [B, I]; v, u and y [B, U]; W [U, I], current [U].
    ///
    /// Differs from the paper, which trains nothing: the slope of a spike is the surrogate's at (v − 30)/10, and no gradient
    /// flows from step to step through v², where it would grow without bound. Checked against norse's and NEST's steps.
    ///
    /// Source: Izhikevich 2003, Simple Model of Spiking Neurons (10.1109/TNN.2003.820440)
    public static let izhikevich = NeuronUnit(
        "izhikevich", title: "Izhikevich neuron", family: spikingFamily,
        formula: """
            v̇ = 0.04·v² + 5·v + 140 − u + I, u̇ = a·(b·v − u), I = W·x + current
            where v ≥ 30: y = 1, v ← c, u ← u + d
            """,
        settings: [
            Setting("a", .number(default: 0.02, 0.001...1), "how fast the recovery u follows"),
            Setting("b", .number(default: 0.2, -1...1), "how much u follows v"),
            Setting("c", .number(default: -65, -90...0), "v after a spike: −55 bursts, −50 chatters"),
            Setting("d", .number(default: 8, -30...30), "what a spike adds to u: 2 with a = 0.1 fires fast"),
            Setting("step", .number(default: 1, 0.01...1), "milliseconds of a time step"),
            Setting("scheme", .choice(default: "published", ["published", "euler"]), "how a step is taken"),
            Setting("reach", .number(default: 20, 0...1000), "W starts uniform within ± this, by the number of inputs"),
        ] + Surrogate.settings,
        source: Source("Izhikevich", 2003, "Simple Model of Spiking Neurons", "10.1109/TNN.2003.820440"),
        remark: "It needs a current of about 4 to fire at all, and 10 to fire regularly: the current starts at 10.",
        cell: { inputs, layer in
            let (units, settings) = (layer.units, layer.settings)
            let w = layer.parameter(
                "weight", [units, inputs],
                layer.weights(
                    fanIn: inputs, fanOut: units,
                    otherwise: .symmetric(settings.number("reach") / Double(inputs).squareRoot())))
            let offset = layer.parameter("current", [units], .constant(10), role: "bias", isDecayed: false)
            let (a, b, c, d) = (
                settings.number("a"), settings.number("b"), settings.number("c"), settings.number("d")
            )
            let step = settings.number("step")
            let isPublished = settings.choice("scheme") == "published"
            let spike = Surrogate.chosen(settings)
            let potential = RecurrentCell.State("v", [units], initial: .constant(-65))
            let recovery = RecurrentCell.State("u", [units], initial: .constant(-65 * b))
            return RecurrentCell(states: [potential, recovery]) { x, states in
                let (before, u) = (stopGradient(states[0]), states[1])
                let current = matmul(x, w, transposeB: true) + offset
                func rate(_ v: Expr) -> Expr { 0.04 * v * v + 5.0 * v + 140.0 - u + current }
                var v = before
                for _ in 0..<(isPublished ? 2 : 1) { v = v + (isPublished ? step / 2 : step) * rate(v) }
                let recovered = u + step * a * (b * (isPublished ? v : before) - u)
                let s = spike((v - 30.0) / 10.0)
                // Between a step up and a reset the potential has no slope of its own.
                return (s, [select(v .>= 30, c, v), recovered + d * s])
            }
        })
}
