import ExpressionGraph

extension NeuronUnit {
    /// FAN with one learned gate between its periodic part and its trend:
    ///
    ///     g = σ(gate)
    ///     y = [g cos p ‖ g sin p ‖ (1 − g) gelu(W_g x + b_g)],   p = W_p x + b_p
    ///
    /// Shapes as in FAN; `gate` is [1] and starts at N(0, 1).
    ///
    /// Hazard: a gate near 0 or 1 hardly learns.
    ///
    /// Source: Dong et al. 2024, FAN: Fourier Analysis Networks (arXiv 2410.02675)
    /// Differs from the paper: has the bias b_p of the paper's code.
    public static let gatedFAN = NeuronUnit(
        "gated-fan", title: "FAN with a gate", family: "Fourier",
        formula: """
            g = σ(gate), p = W_p x + b_p
            y = [g cos p, g sin p, (1 − g) gelu(W_g x + b_g)]
            """,
        settings: fanSettings,
        source: Source("Dong et al.", 2024, "FAN: Fourier Analysis Networks", "arXiv 2410.02675"),
        defaultActivation: "gelu",
        neighbours: fanNeighbours
    ) { x, layer in
        let gate = sigmoid(
            layer.parameter("gate", [1], .normal(mean: 0, deviation: 1), role: "gate", isDecayed: false))
        layer.probe("gate", gate)
        layer.hazard("saturated gate", where: (gate .< 0.01) + (gate .> 0.99))
        let parts = fanParts(x, layer, phase: true)
        return .concatenated(parts.periodic.map { gate * $0 } + [(1.0 - gate) * parts.trend], axis: 1)
    }
}
