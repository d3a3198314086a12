import ExpressionGraph

extension NeuronUnit {
    /// A gate between sums and products that share their weights:
    ///
    ///     a = x Wᵀ,   m = exp(log(|x| + ε) Wᵀ),   W = tanh(Ŵ) ⊙ σ(M̂)
    ///     g = σ(x Gᵀ)
    ///     y = g ⊙ a + (1 − g) ⊙ m
    ///
    /// x is [B, I], the result [B, U]; `W_hat`, `M_hat` and `G` are [U, I].
    ///
    /// Hazard: the sign of x is lost in products; x near 0 with a negative weight explodes; the gate gets
    /// stuck on one side. Outside the training range errors can be astronomical.
    ///
    /// Source: Trask et al. 2018, Neural Arithmetic Logic Units (arXiv 1808.00508)
    /// Differs from the paper: nothing; the start is Madsen and Johansen's (arXiv 2001.05016).
    public static let nalu = NeuronUnit(
        "nalu", title: "Neural arithmetic logic unit", family: "Arithmetic",
        formula: """
            a = W x, m = exp(W log(|x| + ε))
            g = σ(G x)
            y = g a + (1 − g) m
            """,
        settings: [epsilonSetting],
        source: nalu2018, remark: "Loses signs, explodes near 0, gates get stuck: that is the demonstration."
    ) { x, layer in
        let inputs = x.shape[1]
        let w = layer.accumulatorWeights(inputs: inputs)
        let gates = layer.parameter(
            "G", [layer.units, inputs], .xavierUniform(fanIn: inputs, fanOut: layer.units, gain: 1),
            role: "gate")
        let a = matmul(x, w, transposeB: true)
        let m = exp(matmul(log(abs(x) + layer.settings.number("epsilon")), w, transposeB: true))
        let g = sigmoid(matmul(x, gates, transposeB: true))
        layer.probe("gate", g)
        layer.show(.weights([(.sum, w), (.powers, w)], gate: g))
        layer.hazard("logarithm near 0", where: abs(x) .< 1e-4)
        layer.hazard("saturated gate", where: (g .< 1e-4) + (g .> 0.9999))
        layer.hazard("large product", where: m .> 1e6)
        return g * a + (1.0 - g) * m
    }
}
