import ExpressionGraph

extension NeuronUnit {
    /// Real Gabor wavelets: a cosine under a Gaussian window of its own direction:
    ///
    ///     y = cos(ω₀ (x Wᵀ + b)) exp(−(s₀ (x Vᵀ + c))²)
    ///
    /// x is [B, I], the result [B, U]; `W` and `V` are [U, I], `b` and `c_` (c) are [U].
    ///
    /// Hazard: with a large s₀ the window vanishes for most inputs, and gradients with it.
    ///
    /// Source: Saragadam et al. 2023, WIRE: Wavelet Implicit Neural Representations (arXiv 2301.05187)
    /// Differs from the paper: nothing.
    public static let wireReal = NeuronUnit(
        "wire-real", title: "WIRE: real wavelets", family: "Fields",
        formula: "y = cos(ω₀ (W x + b)) exp(−(s₀ (V x + c))²)",
        settings: wireSettings,
        source: wireSource,
        remark: "Local: one sample changes only its surroundings.",
        neighbours: .pytorchBehind
    ) { x, layer in
        let (omega, scale) = (layer.settings.number("omega"), layer.settings.number("scale"))
        let angle = layer.affine(x, to: layer.units, weight: "W", bias: "b") * omega
        let spread = layer.affine(x, to: layer.units, weight: "V", bias: "c_") * scale
        let window = exp(-square(spread))
        layer.probe("window", window)
        layer.showFrequencies("W", factor: omega)
        layer.hazard("vanished window", where: window .< 1e-8)
        return cos(angle) * window
    }

    /// Complex Gabor wavelets:
    ///
    ///     u = W h + b, complex
    ///     y = exp(j ω₀ u − |s₀ u|²)
    ///       = exp(−ω₀ Im u − s₀² |u|²) (cos(ω₀ Re u) + j sin(ω₀ Re u))
    ///
    /// x is [B, I], the result [B, U]: the real parts of ⌈U/2⌉ wavelets, then the imaginary parts of ⌊U/2⌋.
    /// A first layer takes real inputs and has the real weights `W` [⌈U/2⌉, I] and `b`. Others take the
    /// outputs of a layer like this one, and have `W` (real part) and `W_im` of half as many columns, `b`
    /// and `b_im`. A dense layer after the last one is the paper's real part of a complex linear map.
    ///
    /// Hazard: the modulus reaches exp(ω₀²/(4 s₀²)) where Im u = −ω₀/(2 s₀²): overflow for ω₀ ≫ s₀.
    ///
    /// Source: Saragadam et al. 2023, WIRE: Wavelet Implicit Neural Representations (arXiv 2301.05187)
    /// Differs from the paper: an odd number of inputs is taken as real, as it cannot be pairs; real and
    /// imaginary parts of weights each start on ±1/√(complex inputs).
    public static let wire = NeuronUnit(
        "wire", aliases: ["wire-complex"], title: "WIRE: complex wavelets", family: "Fields",
        formula: """
            u = W x + b, complex
            y = exp(j ω₀ u − |s₀ u|²)
            """,
        settings: wireSettings + [
            Setting(
                "input", .choice(default: "auto", ["auto", "real", "complex"]),
                "what inputs are; auto: real in the first layer, else real parts and then imaginary parts")
        ],
        source: wireSource,
        remark: "The outputs are real parts, then imaginary parts. Hidden widths count both.",
        neighbours: NeighbourStarts(behind: { _ in
            // I numbers are I/2 complex ones: PyTorch's ±1/√(I/2).
            LayerStart(
                offsets: { .symmetric(2.squareRoot() * $0.bound) }, weights: { .symmetric(2.squareRoot() * $0.bound) })
        })
    ) { x, layer in
        let (omega, scale) = (layer.settings.number("omega"), layer.settings.number("scale"))
        let (inputs, wavelets) = (x.shape[1], (layer.units + 1) / 2)
        let kind = layer.settings.choice("input")
        let isComplex = (kind == "complex" || kind == "auto" && !layer.isFirst) && inputs.isMultiple(of: 2)

        let re: Expr
        let im: Expr
        if isComplex {
            let (a, b) = (x.slice(axis: 1, 0..<inputs / 2), x.slice(axis: 1, inputs / 2..<inputs))
            let bound = (2 / Double(inputs)).squareRoot()
            func weight(_ name: String) -> Expr {
                layer.parameter(name, [wavelets, inputs / 2], .symmetric(bound), role: "weight")
            }
            func bias(_ name: String) -> Expr {
                layer.parameter(name, [wavelets], .symmetric(bound), role: "bias", isDecayed: false)
            }
            let (w, v) = (weight("W"), weight("W_im"))
            re = matmul(a, w, transposeB: true) - matmul(b, v, transposeB: true) + bias("b")
            im = matmul(a, v, transposeB: true) + matmul(b, w, transposeB: true) + bias("b_im")
            // Re u = a Wᵀ − b Vᵀ: the wave runs along real parts by W and along imaginary parts by −V.
            layer.show(.waves(.concatenated([w, -v], axis: 1) * omega))
        } else {
            re = layer.affine(x, to: wavelets, weight: "W", bias: "b")
            im = Expr.constant(0).broadcast(to: re.shape)
            layer.showFrequencies("W", factor: omega)
        }
        let exponent = -(im * omega) - (square(re) + square(im)) * (scale * scale)
        let modulus = exp(exponent)
        layer.probe("modulus", modulus)
        layer.hazard("vanished window", where: modulus .< 1e-8)
        layer.hazard("overflowing modulus", where: exponent .> 50)
        let angle = re * omega
        let outputs = Expr.concatenated([modulus * cos(angle), modulus * sin(angle)], axis: 1)
        return outputs.slice(axis: 1, 0..<layer.units)
    }
}

private let wireSettings = [
    Setting("omega", .number(default: 10, 0.001...10_000), "ω₀, frequency; the paper uses 4 to 30"),
    Setting("scale", .number(default: 10, 0.001...10_000), "s₀, one over the window's width; 4 to 40"),
]

private let wireSource = Source(
    "Saragadam et al.", 2023, "WIRE: Wavelet Implicit Neural Representations", "arXiv 2301.05187")
