import ExpressionGraph

extension NeuronUnit {
    /// A gain and a threshold for every unit of the layer before, to adapt a network whose weights stay as they are:
    ///
    ///     training: y = g·a·σ(κ(|a| − t))     afterwards: y = g·a where |a| > t, else 0
    ///
    /// Shapes: a and y [B, U], g and t [U]. With `rates: {weight: 0, bias: 0}` nothing else is trained.
    ///
    /// Source: Ghasemlou 2026, Dopamine: Brain Modes, Not Brains (arXiv 2602.11726)
    /// Differs from the paper: the gate looks at activities behind the activation; its formula follows the abstract. Checked against `gains`.
    public static let gainThreshold = NeuronUnit(
        "gain-threshold", aliases: ["dopamine", "gains"], title: "Gains and thresholds", family: conditionalFamily,
        formula: "training: y = g·a·σ(κ(|a| − t))\nafterwards: y = g·a where |a| > t, else 0",
        settings: [
            Setting("sharpness", .number(default: 10, 0.1...1000), "κ, how sharp the threshold is in training"),
            Setting("hard", .flag(default: true), "whether it is a step afterwards"),
        ],
        source: Source("Ghasemlou", 2026, "Dopamine: Brain Modes, Not Brains", "arXiv 2602.11726"),
        remark: "At the start, g = 1 and t = 0, training halves what is near 0: it is not the identity.",
        width: .asInput
    ) { a, layer in
        let gain = layer.parameter("g", [a.shape[1]], .constant(1), role: "gain", isDecayed: false)
        let threshold = layer.parameter("t", [a.shape[1]], .zeros, role: "threshold", isDecayed: false)
        layer.probe("gains", gain)
        let excess = abs(a) - threshold
        if !layer.isTraining, layer.settings.flag("hard") { return select(excess .> 0, gain * a, 0) }
        return gain * a * sigmoid(excess * layer.settings.number("sharpness"))
    }
}
