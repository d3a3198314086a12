import ExpressionGraph

extension NeuronUnit {
    /// A layer of which a part is cosines and sines of learned frequencies:
    ///
    ///     p = W_p x + b_p
    ///     y = [cos p ‖ sin p ‖ gelu(W_g x + b_g)]
    ///
    /// where the layer's activation stands for gelu.
    /// x is [B, I], the result [B, U]; with P = ⌊ratio · U⌋, `Wp` is [P, I], `bp` [P], `Wg` [U − 2P, I],
    /// `bg` [U − 2P]. Below 1/ratio units there is no periodic part.
    ///
    /// Hazard: at the start the frequencies are at most `range`/√I · Σ|x|: too low for narrow networks unless
    /// `range` or the inputs are scaled. Weight decay pulls frequencies to 0. Arguments beyond 10⁴ lose digits in single
    /// precision.
    ///
    /// Source: Dong et al. 2024, FAN: Fourier Analysis Networks (arXiv 2410.02675)
    /// Differs from the paper: `phase: true` adds the bias b_p, as the paper's code does; the paper's formula
    /// has none. `range` is ours; 1 is the paper's start.
    public static let fan = NeuronUnit(
        "fan", title: "FAN: cosines, sines and a trend", family: "Fourier",
        formula: """
            p = W_p x + b_p
            y = [cos p, sin p, gelu(W_g x + b_g)]
            """,
        settings: fanSettings + [
            Setting(
                "phase", .flag(default: true), "whether the periodic part has a bias, as in the paper's code")
        ],
        source: Source("Dong et al.", 2024, "FAN: Fourier Analysis Networks", "arXiv 2410.02675"),
        remark: "The trend part grows in a straight line outside the data.", defaultActivation: "gelu",
        neighbours: fanNeighbours
    ) { x, layer in
        let parts = fanParts(x, layer, phase: layer.settings.flag("phase"))
        return .concatenated(parts.periodic + [parts.trend], axis: 1)
    }
}

/// The paper's networks have a linear layer in front and one behind, which start as PyTorch's do.
let fanNeighbours = NeighbourStarts(inFront: { _ in .pytorch }, behind: { _ in .pytorch })

/// The settings FAN and gated FAN share.
let fanSettings = [
    Setting("ratio", .number(default: 0.25, 0...0.49), "share of units for cosines, and again for sines"),
    Setting("range", .number(default: 1, 0.001...1000), "factor on the frequencies at the start"),
]

/// [cos p, sin p] (empty where the ratio gives no unit) and the trend.
func fanParts(_ x: Expr, _ layer: LayerContext, phase: Bool) -> (periodic: [Expr], trend: Expr) {
    let count = Int(layer.settings.number("ratio") * Double(layer.units))
    var periodic: [Expr] = []
    if count > 0 {
        let inputs = x.shape[1]
        let bound = 1 / Double(inputs).squareRoot()
        let w = layer.parameter(
            "Wp", [count, inputs], .symmetric(layer.settings.number("range") * bound), role: "frequency")
        var p = matmul(x, w, transposeB: true)
        if phase {
            p = p + layer.parameter("bp", [count], .symmetric(bound), role: "phase", isDecayed: false)
        }
        layer.probe("frequencies", w)
        layer.show(.waves(w))
        layer.hazard("argument too large for single precision", where: abs(p) .> 1e4)
        periodic = [cos(p), sin(p)]
    }
    let trend = layer.activate(layer.affine(x, to: layer.units - 2 * count, weight: "Wg", bias: "bg"))
    layer.probe("trend", trend)
    return (periodic, trend)
}
