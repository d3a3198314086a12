import ExpressionGraph

extension NeuronUnit {
    /// Delta activation layer: numbers are rounded to multiples of a learned threshold, and only what has changed since the
    /// step before is an event that has to be sent.
    ///
    ///     θ = |p|,   q = θ·round(x/θ) (half to even),   y = q
    ///     events d = q − q of the step before;   loss + rate·fan out·mean |d|, from the second step on
    ///
    /// Backwards ∂q/∂x = 1 and ∂q/∂θ = −round(x/θ), as the authors have it: with its own sign the loss on events would shrink θ
    /// and buy more of them. `slope: true` takes round(x/θ) − x/θ instead (Esser et al. 2019, arXiv 1902.08153).
    ///
    /// Shapes: x, q and y [B, I]; p [1], or [I] where every unit has its own.
    ///
    /// Checked against the authors' layer.
    ///
    /// Source: Yousefzadeh and Sifalakis 2021, Training for temporal sparsity in deep neural networks, application in video
    /// processing (arXiv 2107.07305)
    public static let deltaActivation = NeuronUnit(
        "delta-activation", aliases: ["delta-layer", "sigma-delta"], title: "Delta activation", family: memoryFamily,
        formula: "q = θ·round(x/θ), y = q; events q − q of the step before; loss + rate·fan out·mean |events|",
        settings: [
            Setting("threshold", .number(default: 0.1, 0.0001...100), "θ at the start"),
            Setting("per-unit", .flag(default: false), "whether every unit learns a threshold of its own"),
            Setting("event-loss", .number(default: 0, 0...100), "weight of the loss on events"),
            Setting("fan-out", .number(default: 1, 1...100_000), "what every event costs: the units that hear it"),
            Setting("slope", .choice(default: "flipped", ["flipped", "true"]), "how the threshold learns"),
        ],
        source: Source(
            "Yousefzadeh and Sifalakis", 2021,
            "Training for temporal sparsity in deep neural networks, application in video processing",
            "arXiv 2107.07305"),
        remark: "Follows a layer over time. Without a loss on events it only rounds.", width: .asInput,
        cell: { inputs, layer in
            let p = layer.parameter(
                "threshold", [layer.settings.flag("per-unit") ? inputs : 1],
                .constant(layer.settings.number("threshold")), isDecayed: false)
            let theta = abs(p)
            let isFlipped = layer.settings.choice("slope") == "flipped"
            let weight = layer.settings.number("event-loss") * layer.settings.number("fan-out")
            // Before the first step nothing has been said, and what is said there is no event.
            let states = [RecurrentCell.State("q", [inputs]), RecurrentCell.State("begun", [1])]
            return RecurrentCell(states: states) { x, states in
                let steps = stopGradient(round(x / theta))
                let slope = isFlipped ? -steps : steps - stopGradient(x / theta)
                let q = straightThrough(steps * theta, gradientOf: x + slope * theta)
                if weight > 0 {
                    let events = abs(q - states[0]) * states[1]
                    let count = Double(max(1, layer.timeSteps - 1))
                    layer.penalize("events", events.mean([0, 1]) * (weight / count))
                }
                return (q, [q, Expr.constant(1).broadcast(to: states[1].shape)])
            }
        })
}
