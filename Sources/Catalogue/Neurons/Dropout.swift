import ExpressionGraph

extension NeuronUnit {
    /// Each input is silenced with probability p while training; the others are scaled by 1/(1 − p), so that
    /// nothing has to change afterwards.
    ///
    /// Shapes: x and y [B, I].
    public static let dropout = NeuronUnit(
        "dropout", title: "Dropout", family: "Classic",
        formula: "y = x·m/(1 − p), m = 0 with probability p, else 1   (training)\ny = x   (otherwise)",
        settings: [Setting("rate", .number(default: 0.1, 0...0.95), "p, the share of inputs silenced")],
        source: Source(
            "Srivastava et al.", 2014, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting"),
        remark: "Differs from the paper: scaled while training instead of afterwards.",
        width: .asInput
    ) { x, layer in
        let rate = layer.settings.number("rate")
        guard layer.isTraining, rate > 0 else { return x }
        return select(layer.random(.uniform, x.shape) .< rate, 0, x * (1 / (1 - rate)))
    }
}
