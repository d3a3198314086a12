import ExpressionGraph

extension NeuronUnit {
    /// Sums and differences by weights kept in [−1, 1] and drawn to −1, 0 and 1:
    ///
    ///     y = x Wᵀ,   W clamped to [−1, 1]
    ///     R = λ(t) · mean min(|W|, |1 − |W||)
    ///
    /// x is [B, I], the result [B, U]; `W` is [U, I], clamped in the formula and after every update. λ(t)
    /// rises from 0 at step `start` to `lambda` at step `end`.
    ///
    /// Source: Madsen and Johansen 2020, Neural Arithmetic Units (arXiv 2001.05016)
    /// Differs from the paper: nothing.
    public static let nau = NeuronUnit(
        "nau", title: "Neural addition unit", family: "Arithmetic",
        formula: """
            y = W x, W in [−1, 1]
            R = λ(t) mean min(|W|, 1 − |W|)
            """,
        settings: LayerContext.rampSettings(lambda: 0.01, start: 5e3, end: 5e4),
        source: neuralArithmeticUnits,
        remark: "lambda 10, start 1e6, end 2e6 in front of a multiplication unit."
    ) { x, layer in
        let inputs = x.shape[1]
        let bound = min(0.5, (6 / Double(inputs + layer.units)).squareRoot())
        let parameter = layer.parameter(
            "W", [layer.units, inputs], .symmetric(bound), role: "weight", isDecayed: false,
            constraint: { clamp($0, -1, 1) })
        let w = clamp(parameter, -1, 1)
        layer.probe("weights", w)
        layer.show(.weights([(.sum, w)]))
        if layer.settings.number("lambda") > 0 {
            layer.penalize("sparsity", min(abs(w), abs(1.0 - abs(w))).mean * layer.ramp)
        }
        return matmul(x, w, transposeB: true)
    }
}

let neuralArithmeticUnits = Source("Madsen and Johansen", 2020, "Neural Arithmetic Units", "arXiv 2001.05016")
