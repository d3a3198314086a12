import ExpressionGraph

extension NeuronUnit {
    /// NALU with weights of its own for either side, signs restored, products bounded, and gates that do not
    /// look at the input:
    ///
    ///     a = x Wᵀ,   m = exp(min(log(max(|x|, 10⁻⁷)) Vᵀ, 20))
    ///     s_u = clip(Πᵢ (sign(xᵢ) |V_ui| + 1 − |V_ui|), −1, 1)
    ///     y = g ⊙ a + (1 − g) ⊙ s ⊙ m,   g = σ(gate)
    ///
    /// x is [B, I], the result [B, U]; `W_hat`, `M_hat` (of W), `V_hat`, `N_hat` (of V) are [U, I], `gate` is
    /// [U]. From step `start`, 0.05 · mean max(20 − |v|, 0) over all these v pushes them to saturation. Of ten steps
    /// the first train the weights and the last `gate-steps` the gates.
    ///
    /// Hazard: a sign passes no gradient; a product bounded by e²⁰ passes none.
    /// Cost: the sign factors are B·U·I elements.
    ///
    /// Source: Schlör, Ring and Hotho 2020, iNALU: Improved Neural Arithmetic Logic Unit (arXiv 2003.07629)
    /// Differs from the paper: the regulariser starts at a step, not when the loss falls below 1. The paper's new start
    /// when training stalls is a phase of a preset (`redraw`); it draws from the unit's own start, not from ±2.
    /// The regulariser is 0.05 times one mean over all numbers, in the same step; the authors' is 0.05 times the sum of each
    /// tensor's mean, about five times stronger, in updates of weights and gates in turn.
    public static let iNALU = NeuronUnit(
        "inalu", title: "Improved NALU", family: "Arithmetic",
        formula: """
            a = W x, m = exp(min(V log max(|x|, 10⁻⁷), 20))
            s = clip(Π (sign(x)|V| + 1 − |V|), −1, 1)
            y = g a + (1 − g) s m, g = σ(gate)
            """,
        settings: [
            Setting(
                "saturation", .number(default: 1, 0...1e6),
                "factor on the regulariser 0.05 mean max(20 − |v|, 0)"),
            Setting(
                "start", .number(default: 10_000, 0...1e12),
                "step from which the regulariser counts; ten epochs of the paper's data"),
            Setting(
                "gate-steps", .integer(default: 2, 0...9),
                "of ten steps, those that train the gates and nothing else; 0: all train together"),
        ],
        source: Source(
            "Schlör, Ring and Hotho", 2020, "iNALU: Improved Neural Arithmetic Logic Unit", "arXiv 2003.07629"
        ),
        remark: "Wants gradients clipped to ±0.1."
    ) { x, layer in
        let (batch, inputs, units) = (x.shape[0], x.shape[1], layer.units)
        let gateSteps = layer.settings.integer("gate-steps")
        // Steps 0 to 9, over and over.
        let isGates = layer.step - floor(layer.step / 10.0) * 10.0 .>= Double(10 - gateSteps)
        let (gatesTurn, weightsTurn) = gateSteps == 0 ? (nil, nil) : (isGates, 1.0 - isGates)
        func logits(_ name: String, _ mean: Double) -> Expr {
            layer.parameter(
                name, [units, inputs], .normal(mean: mean, deviation: 0.1), role: "weight", turn: weightsTurn)
        }
        let (wHat, mHat, vHat, nHat) = (
            logits("W_hat", 1), logits("M_hat", -1), logits("V_hat", 1), logits("N_hat", -1)
        )
        let gate = layer.parameter("gate", [units], .normal(mean: 0, deviation: 0.1), role: "gate", turn: gatesTurn)
        let (w, v, g) = (tanh(wHat) * sigmoid(mHat), tanh(vHat) * sigmoid(nHat), sigmoid(gate))

        let a = matmul(x, w, transposeB: true)
        let exponent = matmul(log(max(abs(x), 1e-7)), v, transposeB: true)
        let share = abs(v).reshaped([1, units, inputs])
        let signs = (sign(x).reshaped([batch, 1, inputs]) * share + (1.0 - share)).product(axis: 2)
        let m = exp(min(exponent, 20)) * clamp(signs.reshaped([batch, units]), -1, 1)

        let distances = [wHat, mHat, vHat, nHat, gate].map { max(20.0 - abs($0), 0) }
        let count = distances.reduce(0) { $0 + $1.shape.count }
        let mean = distances.reduce(Expr.constant(0)) { $0 + $1.total } / Double(count)
        let factor = 0.05 * layer.settings.number("saturation")
        layer.penalize("saturation", mean * factor * (layer.step .>= layer.settings.number("start")))

        layer.probe("weights", w)
        layer.probe("exponents", v)
        layer.probe("gate", g)
        layer.show(.weights([(.sum, w), (.powers, v)], gate: g))
        layer.hazard("bounded product", where: exponent .> 20)
        layer.hazard("logarithm near 0", where: abs(x) .< 1e-4)
        layer.hazard("saturated gate", where: (g .< 1e-4) + (g .> 0.9999))
        return g * a + (1.0 - g) * m
    }
}
