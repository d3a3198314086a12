import ExpressionGraph

extension NeuronUnit {
    /// KAN with Gaussians in place of splines:
    ///
    ///     u = norm(x)
    ///     y = W silu(x) + b + Σᵢ Σₘ coef_uim exp(−((uᵢ − c_m)/h)²)
    ///
    /// x is [B, I], the result [B, U]; `coef` is [U, I, M], `W` [U, I], `b` [U]; `gain` and `shift` of the
    /// normalisation over a sample's inputs are [I]. The M centres lie at equal distances h.
    ///
    /// Hazard: inputs far from all centres; with one input the normalisation would be constant, so it is
    /// left out.
    ///
    /// Source: Li 2024, Kolmogorov-Arnold Networks are Radial Basis Function Networks (arXiv 2405.06721)
    /// Differs from the paper: the coefficients' normal distribution at the start is not truncated.
    public static let radialKAN = NeuronUnit(
        "radial-kan", aliases: ["fast-kan"], title: "KAN with Gaussians (FastKAN)", family: "KAN",
        formula: "y = W silu(x) + b + Σᵢ Σₘ coef_uim exp(−((norm(x)ᵢ − c_m)/h)²)",
        settings: [
            Setting("centres", .integer(default: 8, 2...1000), "M Gaussians per input"),
            Setting("low", .number(default: -2, -1e6...1e6), "the first centre"),
            Setting("high", .number(default: 2, -1e6...1e6), "the last centre"),
            Setting("normalised", .flag(default: true), "whether inputs are normalised over each sample"),
            Setting("noise", .number(default: 0.1, 0...10), "deviation of the coefficients at the start"),
        ] + LayerContext.edgePenaltySettings,
        source: Source(
            "Li", 2024, "Kolmogorov-Arnold Networks are Radial Basis Function Networks", "arXiv 2405.06721"),
        remark: "Several times faster than splines, with about the same curves."
    ) { x, layer in
        let (inputs, units, count) = (x.shape[1], layer.units, layer.settings.integer("centres"))
        let centres = uniformKnots(
            low: layer.settings.number("low"), high: layer.settings.number("high"), grid: count - 1, order: 0)
        var u = x
        if layer.settings.flag("normalised"), inputs > 1 {
            let gain = layer.parameter("gain", [inputs], .constant(1), role: "norm", isDecayed: false)
            let shift = layer.parameter("shift", [inputs], .zeros, role: "norm", isDecayed: false)
            u = normalisedOverUnits(x) * gain + shift
        }
        let coef = layer.parameter(
            "coef", [units, inputs, count], .normal(mean: 0, deviation: layer.settings.number("noise")),
            role: "spline")
        let basis = gaussianBasis(u, centres: centres)
        layer.hazard("outside the centres", where: (u .< centres[0]) + (u .> centres[count - 1]))
        let spline = edgeValues(basis, coef)
        layer.probe("spline", spline)
        layer.penalizeEdges(spline, of: x)
        layer.show(
            edgeParts(
                [("Gaussians", basis, coef)],
                knots: .table(Array(repeatElement(centres, count: inputs).joined()), [inputs, count])))
        return layer.affine(x * sigmoid(x), to: units, weight: "W", bias: "b") + edgeSum(basis, coef)
    }
}

/// exp(−((x − c)/h)²) at centres of equal distance h: [B, I] to [B, I, M].
func gaussianBasis(_ x: Expr, centres: [Double]) -> Expr {
    let distance = centres.count > 1 ? centres[1] - centres[0] : 1
    let offset = x.reshaped([x.shape[0], x.shape[1], 1]) - Expr.table(centres, [1, 1, centres.count])
    return exp(-square(offset / distance))
}

/// (x − mean)/√(variance + 10⁻⁵) over each sample's entries.
///
/// Source: Ba, Kiros and Hinton 2016, Layer Normalization (arXiv 1607.06450)
func normalisedOverUnits(_ x: Expr) -> Expr {
    let centred = x - x.mean([1])
    return centred / sqrt(square(centred).mean([1]) + 1e-5)
}
