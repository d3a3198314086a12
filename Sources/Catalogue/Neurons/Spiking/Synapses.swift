import ExpressionGraph

extension LayerContext {
    /// What turns inputs [B, I] into the currents of spiking units, declared here: weights [U, I] and biases [U].
    func synapses(inputs: Int, gain: Double) -> (weights: Expr, biases: Expr) {
        let matrix = parameter(
            "weight", [units, inputs],
            weights(fanIn: inputs, fanOut: units, otherwise: .heUniform(fanIn: inputs, gain: gain)))
        return (matrix, parameter("bias", [units], .zeros, isDecayed: false))
    }

    /// V of units that see each other's last spikes, [U, U].
    func recurrentWeights(gain: Double) -> Expr {
        parameter(
            "recurrent", [units, units],
            weights(fanIn: units, fanOut: units, otherwise: .heUniform(fanIn: units, gain: gain)), role: "recurrent")
    }
}
