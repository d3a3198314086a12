import ExpressionGraph

extension NeuronUnit {
    /// Products of chosen inputs, by weights kept in [0, 1] and drawn to 0 and 1:
    ///
    ///     y_u = Πᵢ (W_ui xᵢ + 1 − W_ui),   W clamped to [0, 1]
    ///     R = λ(t) · mean min(|W|, |1 − W|)
    ///
    /// x is [B, I], the result [B, U]; `W` is [U, I], clamped in the formula and after every update. λ(t)
    /// rises from 0 at step `start` to `lambda` at step `end`.
    ///
    /// Hazard: products over many inputs grow or shrink exponentially; inputs near 1 give no gradient, as
    /// ∂y/∂W_ui = (xᵢ − 1) Π of the others.
    /// Cost: the factors are B·U·I elements.
    ///
    /// Source: Madsen and Johansen 2020, Neural Arithmetic Units (arXiv 2001.05016)
    /// Differs from the paper: W is clamped in the formula too, as the paper does for addition.
    public static let nmu = NeuronUnit(
        "nmu", title: "Neural multiplication unit", family: "Arithmetic",
        formula: """
            y_u = Πᵢ (W_ui xᵢ + 1 − W_ui), W in [0, 1]
            R = λ(t) mean min(W, 1 − W)
            """,
        settings: LayerContext.rampSettings(lambda: 10, start: 1e6, end: 2e6),
        source: neuralArithmeticUnits, remark: "Inputs near 1 teach it nothing."
    ) { x, layer in
        let (batch, inputs, units) = (x.shape[0], x.shape[1], layer.units)
        let parameter = layer.parameter(
            "W", [units, inputs], .uniform(0.25...0.75), role: "weight", isDecayed: false,
            constraint: { clamp($0, 0, 1) })
        let w = clamp(parameter, 0, 1).reshaped([1, units, inputs])
        layer.probe("weights", w.reshaped([units, inputs]))
        layer.show(.weights([(.product, w.reshaped([units, inputs]))]))
        if layer.settings.number("lambda") > 0 {
            layer.penalize("sparsity", min(abs(w), abs(1.0 - w)).mean * layer.ramp)
        }
        let y = (x.reshaped([batch, 1, inputs]) * w + (1.0 - w)).product(axis: 2).reshaped([batch, units])
        layer.hazard("large product", where: abs(y) .> 1e6)
        layer.hazard("input near 1", where: abs(x - 1.0) .< 0.05)
        return y
    }
}
