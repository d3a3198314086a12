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
        let y = matmul(x, layer.weight("weight", from: x, to: layer.units), transposeB: true)
        return layer.settings.flag("bias")
            ? y + layer.bias("bias", initially: layer.settings.number("initial-bias")) : y
    }
}

extension LayerContext {
    /// A weight matrix [units, I]: by the preset's scheme, or normal so that the signal keeps its variance.
    func weight(_ name: String, from x: Expr, to units: Int) -> Expr {
        let fanIn = x.shape[1]
        return parameter(
            name, [units, fanIn],
            weights(fanIn: fanIn, fanOut: units, otherwise: .heNormal(fanIn: fanIn, gain: inputGain)),
            role: "weight")
    }

    /// An offset for every unit, free of decay.
    func bias(_ name: String, initially value: Double = 0) -> Expr {
        parameter(name, [units], value == 0 ? .zeros : .constant(value), role: "bias", isDecayed: false)
    }
}
