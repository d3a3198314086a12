import ExpressionGraph

extension NeuronUnit {
    /// y = x·Wᵀ + b.
    ///
    /// Shapes: x [B, I], W [U, I], b [U], y [B, U].
    public static let dense = NeuronUnit(
        "dense", aliases: ["linear", "fully-connected", "perceptron"], title: "Dense", family: "Classic",
        formula: "y = W·x + b",
        settings: [
            Setting("bias", .flag(default: true), "whether b is there"),
            Setting(
                "initial-bias", .number(default: 0, -100...100),
                "b before training; 0.1 in the TensorFlow Playground"),
        ],
        source: Source("Rosenblatt", 1958, "The Perceptron: A Probabilistic Model", "10.1037/h0042519"),
        defaultActivation: "tanh"
    ) { x, layer in
        let start = layer.neighbourStart
        let y = matmul(x, layer.weight("weight", from: x, to: layer.units, otherwise: start), transposeB: true)
        guard layer.settings.flag("bias") else { return y }
        return y + layer.bias("bias", from: x, initially: layer.settings.number("initial-bias"), otherwise: start)
    }
}

extension LayerContext {
    /// A weight matrix [units, I]: by the preset's scheme, the start that is given, or normal so that the signal
    /// keeps its variance.
    func weight(_ name: String, from x: Expr, to units: Int, otherwise start: LayerStart? = nil) -> Expr {
        let fans = fans(x.shape[1], units)
        let chosen = scheme?.start ?? start ?? InitializationScheme.signal.start
        return parameter(name, [units, fans.fanIn], chosen.weights(fans), role: "weight")
    }

    /// An offset for every unit, free of decay: the value chosen, by the preset's scheme, by the start that is given, or 0.
    func bias(
        _ name: String, from x: Expr, initially value: Double = 0, otherwise start: LayerStart? = nil
    ) -> Expr {
        let chosen = scheme?.start ?? start
        let filling = value == 0 ? chosen?.offsets?(fans(x.shape[1], units)) ?? .zeros : .constant(value)
        return parameter(name, [units], filling, role: "bias", isDecayed: false)
    }
}
