import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// A dense layer whose rows are learned mixtures of fixed waves over the inputs' positions:
    ///
    ///     W = Λ B,   B_mj = α cos(ω_m t_j + φ_m)
    ///     y = ω₀ (x Wᵀ + b)
    ///
    /// x is [B, I], the result [B, U]; `lambda` (Λ) is [U, M], `b` is [U], the buffer `bases` (B) is [M, I],
    /// with M = (L + H) P: frequencies 1/L ... L/L and 1 ... H, each with P phases, at I points t over one
    /// period of the lowest. Column m of Λ is uniform on ±√(6/M)/(|B_m| ω₀).
    ///
    /// A linear layer behind it starts on ±√(6/I)/ω₀, as in the paper's code.
    ///
    /// After training W is one matrix: it costs nothing to have been learned this way.
    ///
    /// Source: Shi, Zhou and Gu 2024, Improved Implicit Neural Representation with Fourier Reparameterized
    /// Training (arXiv 2401.07402)
    /// Differs from the paper: ω₀ stands inside the unit, so that a following `sin` makes it a SIREN layer.
    public static let fourierReparameterised = NeuronUnit(
        "fourier-reparameterised", aliases: ["fr-inr"], title: "Dense, weights from Fourier bases",
        family: "Fields",
        formula: """
            W = Λ B, B_mj = α cos(ω_m t_j + φ_m)
            y = ω₀ (W x + b)
            """,
        settings: [
            Setting(
                "low", .integer(default: 32, 0...1024), "L frequencies up to 1; the paper uses 64 and 128"),
            Setting(
                "high", .integer(default: 32, 1...1024), "H frequencies from 1; the paper uses 64 and 128"),
            Setting("phases", .integer(default: 8, 1...128), "P; the paper uses 16 and 32"),
            Setting("alpha", .number(default: 0.05, 1e-6...100), "α; 0.05 for relu, 0.01 for sine"),
            Setting("omega", .number(default: 1, 0.001...10_000), "ω₀; 1 for relu, 5 to 30 for sine"),
        ],
        source: Source(
            "Shi, Zhou and Gu", 2024,
            "Improved Implicit Neural Representation with Fourier Reparameterized Training",
            "arXiv 2401.07402"),
        remark: "High and low frequencies of the error fall together.", defaultActivation: "relu",
        neighbours: .linearAfterSines
    ) { x, layer in
        let (inputs, omega) = (x.shape[1], layer.settings.number("omega"))
        let bases = fourierBases(
            low: layer.settings.integer("low"), high: layer.settings.integer("high"),
            phases: layer.settings.integer("phases"), points: inputs, alpha: layer.settings.number("alpha"))
        // A wave may vanish at the few points of a narrow layer: it gets the factor of the smallest that
        // could matter.
        let bounds = bases.map(\.values).map { row in
            (6 / Double(bases.count)).squareRoot()
                / (max(row.reduce(0) { $0 + $1 * $1 }.squareRoot(), 1e-3 * layer.settings.number("alpha"))
                    * omega)
        }
        let basis = layer.buffer("bases", [bases.count, inputs], .values(bases.flatMap(\.values)))
        let lambda = layer.parameter(
            "lambda", [layer.units, bases.count], .scaled(.symmetric(1), by: bounds, axis: 1), role: "weight")
        let bias = layer.parameter("b", [layer.units], .zeros, role: "bias", isDecayed: false)
        let w = matmul(lambda, basis)
        layer.probe("weights", w)
        let waves = bases.map(\.frequency)
        layer.show(
            .waves(
                .table(waves, [waves.count, 1]), amplitudes: sqrt(square(lambda).sum([0])).reshaped([waves.count]),
                isOfWeights: true))
        return (matmul(x, w, transposeB: true) + bias) * omega
    }
}

/// α cos(ω t + φ), one row per frequency and phase, low frequencies first.
private func fourierBases(low: Int, high: Int, phases: Int, points: Int, alpha: Double) -> [(
    frequency: Double, values: [Double]
)] {
    let frequencies =
        (0..<low).map { Double($0 + 1) / Double(low) } + (0..<high).map { Double($0 + 1) }
    let period = 2 * Double.pi / (low > 0 ? 1 / Double(low) : 1)
    let places = (0..<points).map { points > 1 ? period * (Double($0) / Double(points - 1) - 0.5) : 0 }
    return frequencies.flatMap { frequency in
        (0..<phases).map { phase in
            let shift = 2 * Double.pi * Double(phase) / Double(phases)
            return (frequency, places.map { alpha * Foundation.cos(frequency * $0 + shift) })
        }
    }
}
