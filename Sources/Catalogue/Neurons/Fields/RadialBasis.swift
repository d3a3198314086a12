import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Gaussian bumps around learned centres:
    ///
    ///     d_u = |x − C_u|²
    ///     y_u = exp(−d_u / (2 σ_u²))
    ///
    /// x is [B, I], the result [B, U]; `C` is [U, I], `s` is [U]: σ itself, its logarithm, or γ = 1/(2σ²).
    ///
    /// Hazard: inputs far from every centre give 0, and no gradient.
    ///
    /// Source: Broomhead and Lowe 1988, Multivariable functional interpolation and adaptive networks
    /// Differs from the paper: centres and widths are trained. Widths start by Haykin's rule, the extent of
    /// the centres over √(2U).
    public static let radialBasis = NeuronUnit(
        "rbf", title: "Gaussian radial basis", family: "Radial basis",
        formula: "y_u = exp(−|x − C_u|² / (2 σ_u²))",
        settings: radialSettings,
        source: Source(
            "Broomhead and Lowe", 1988, "Multivariable functional interpolation and adaptive networks"),
        remark: "0 far from all centres. A dense layer should follow."
    ) { x, layer in
        let exponent = radialExponent(x, layer)
        let y = exp(-exponent)
        layer.hazard("far from every centre", where: y.sum([1]) .< 1e-6)
        return y
    }

    /// Gaussian bumps that share 1 among them:
    ///
    ///     y_u = exp(−d_u / (2 σ_u²)) / Σ_v exp(−d_v / (2 σ_v²))
    ///
    /// Shapes as in `rbf`. Computed as a softmax of the exponents: there is no 0/0, however far the input;
    /// the nearest centre (in its own width) takes all.
    ///
    /// Source: Moody and Darken 1989, Fast learning in networks of locally-tuned processing units
    /// (10.1162/neco.1989.1.2.281)
    /// Differs from the paper: centres and widths are trained by gradient, not by clustering.
    public static let normalisedRadialBasis = NeuronUnit(
        "normalised-rbf", aliases: ["nrbf"], title: "Normalised radial basis", family: "Radial basis",
        formula: "y_u = exp(−|x − C_u|² / (2 σ_u²)) / Σ_v exp(−|x − C_v|² / (2 σ_v²))",
        settings: radialSettings,
        source: Source(
            "Moody and Darken", 1989, "Fast learning in networks of locally-tuned processing units",
            "10.1162/neco.1989.1.2.281"),
        remark: "Outputs of a sample sum to 1."
    ) { x, layer in
        softmax(-radialExponent(x, layer), axis: 1)
    }
}

private let radialSettings = [
    Setting(
        "width", .choice(default: "log-sigma", ["sigma", "log-sigma", "gamma"]),
        "what is learned: σ, log σ or γ = 1/(2σ²)"),
    Setting("range", .number(default: 1, 1e-6...1e6), "centres start uniform on ± this"),
    Setting("sigma", .number(default: 0, 0...1e6), "σ at the start; 0: extent of the centres over √(2U)"),
]

/// d/(2σ²) for every unit, [B, U].
private func radialExponent(_ x: Expr, _ layer: LayerContext) -> Expr {
    let (batch, inputs, units) = (x.shape[0], x.shape[1], layer.units)
    let range = layer.settings.number("range")
    let centres = layer.parameter("C", [units, inputs], .symmetric(range), role: "centre", isDecayed: false)
    let chosen = layer.settings.number("sigma")
    let diagonal = 2 * range * Double(inputs).squareRoot()
    let sigma = chosen > 0 ? chosen : diagonal / Double(2 * units).squareRoot()

    // The squares are summed as they stand: |x|² − 2x·C + |C|² would cancel near the centres.
    let offsets = x.reshaped([batch, 1, inputs]) - centres.reshaped([1, units, inputs])
    let distance = square(offsets).sum([2]).reshaped([batch, units])
    layer.probe("centres", centres)
    func show(radii: Expr) { layer.show(.centres(centres, radii: radii)) }

    func widths(_ start: Double) -> Expr {
        layer.parameter("s", [units], .constant(start), role: "width", isDecayed: false)
    }
    switch layer.settings.choice("width") {
    case "gamma":
        let gamma = widths(1 / (2 * sigma * sigma))
        layer.probe("widths", gamma)
        show(radii: 1.0 / sqrt(max(gamma * 2.0, 1e-12)))
        return distance * gamma
    case "sigma":
        let width = widths(sigma)
        layer.probe("widths", width)
        show(radii: abs(width))
        layer.hazard("width near 0", where: abs(width) .< 1e-3)
        return distance / (square(width) * 2.0)
    default:
        let width = exp(widths(Foundation.log(sigma)))
        layer.probe("widths", width)
        show(radii: width)
        return distance / (square(width) * 2.0)
    }
}
