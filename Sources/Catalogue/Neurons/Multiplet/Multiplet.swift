import ExpressionGraph

extension NeuronUnit {
    /// A weighted mean of Lehmer's kind, with a fixed exponent per unit that leads from the least to the
    /// greatest input:
    ///
    ///     y_u = m_u (Σᵢ w_ui xᵢ^p_u) / (Σᵢ w_ui xᵢ^(p_u − q)) + b_u
    ///
    /// x is [B, I], the result [B, U]; `w` ≥ 0 is [U, I], `m` and `b` are [U]; the `powers` p repeat over the
    /// units. For q = 1, large p is the maximum, 1 the mean, 0 the harmonic mean, very negative the
    /// minimum. Computed with logarithms, xᵖ = e^(p log x − max), so that no power overflows.
    ///
    /// Hazard: needs x > 0; smaller inputs count as 10⁻⁴ and learn nothing. If all weights are 0 the mean
    /// is 0.
    /// Cost: two exponentials for each of B·U·I elements.
    ///
    /// Source: Frick 2020, An Informal Introduction to Multiplet Neural Networks (arXiv 2006.01606)
    /// Differs from the paper: every unit has weights of its own, where neurons of a multiplet share them; m
    /// starts at N(0.5, 0.3²), where the paper's example draws from Laplace(0.5, 0.3).
    public static let multiplet = NeuronUnit(
        "multiplet", aliases: ["lehmer"], title: "Multiplet neuron: a mean with a dial", family: "Multiplet",
        formula: "y = m (Σ w xᵖ) / (Σ w xᵖ⁻ᵠ) + b",
        settings: [
            Setting(
                "powers", .numbers(default: [5, -3], length: 1...4096),
                "p of each unit, repeated over the units; the paper's example has 5 and −3"),
            Setting(
                "difference", .number(default: 1, -100...100), "q, between the exponents; 1 is Lehmer's mean"),
            Setting(
                "scales", .numbers(default: [], length: 0...4096),
                "m of each unit at the start, repeated over the units; drawn if none is given"),
            Setting(
                "offsets", .numbers(default: [0], length: 1...4096),
                "b of each unit at the start, repeated over the units"),
        ],
        source: Source(
            "Frick", 2020, "An Informal Introduction to Multiplet Neural Networks", "arXiv 2006.01606"),
        remark: "Inputs must be positive: scale them to (0, 1). The paper trains w at 1/40 of m's rate."
    ) { x, layer in
        let (batch, inputs, units) = (x.shape[0], x.shape[1], layer.units)
        let powers = layer.settings.numbers("powers")
        /// p, or p − q.
        func exponents(less difference: Double) -> Expr {
            .table((0..<units).map { powers[$0 % powers.count] - difference }, [1, units, 1])
        }
        // Weights that became negative are raised together until the least is 0, as in the paper.
        let w = layer.parameter(
            "w", [units, inputs], .constant(1), role: "weight", isDecayed: false,
            constraint: { $0 + max((-$0).largest([1]), 0) })
        /// A start of one value per unit.
        func repeated(_ values: [Double]) -> Initializer {
            .values((0..<units).map { values[$0 % values.count] })
        }
        let scales = layer.settings.numbers("scales")
        let m = layer.parameter(
            "m", [units], scales.isEmpty ? .normal(mean: 0.5, deviation: 0.3) : repeated(scales), role: "scale")
        let b = layer.parameter(
            "b", [units], repeated(layer.settings.numbers("offsets")), role: "bias", isDecayed: false)

        let logarithm = log(max(x, 1e-4)).reshaped([batch, 1, inputs])
        let weights = w.reshaped([1, units, inputs])
        /// Σ w x^power as e^shift · rest.
        func sum(_ power: Expr) -> (shift: Expr, rest: Expr) {
            let exponent = logarithm * power
            let shift = stopGradient(exponent.largest([2]))
            return (shift, (weights * exp(exponent - shift)).sum([2]))
        }
        let (above, below) = (
            sum(exponents(less: 0)), sum(exponents(less: layer.settings.number("difference")))
        )
        let isEmpty = below.rest .== 0
        let mean = select(
            isEmpty, 0, exp(above.shift - below.shift) * above.rest / select(isEmpty, 1, below.rest))
        layer.probe("mean", mean.reshaped([batch, units]))
        layer.probe("weights", w)
        layer.show(
            .means(
                mean.reshaped([batch, units]), weights: w, powers: (0..<units).map { powers[$0 % powers.count] }))
        layer.hazard("input not positive", where: x .< 1e-4)
        layer.hazard("weights sum to 0", where: isEmpty)
        return mean.reshaped([batch, units]) * m + b
    }
}
