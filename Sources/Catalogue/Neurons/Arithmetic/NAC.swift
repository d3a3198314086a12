import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Sums and differences by weights drawn to −1, 0 and 1:
    ///
    ///     W = tanh(Ŵ) ⊙ σ(M̂)
    ///     y = x Wᵀ
    ///
    /// x is [B, I], the result [B, U]; `W_hat` and `M_hat` are [U, I].
    ///
    /// Hazard: saturated weights hardly learn.
    ///
    /// Source: Trask et al. 2018, Neural Arithmetic Logic Units (arXiv 1808.00508)
    /// Differs from the paper: nothing; the start is Madsen and Johansen's (arXiv 2001.05016), the paper
    /// names none.
    public static let nac = NeuronUnit(
        "nac", aliases: ["nac+"], title: "Neural accumulator", family: "Arithmetic",
        formula: """
            W = tanh(Ŵ) ⊙ σ(M̂)
            y = W x
            """,
        source: nalu2018, remark: "Adds and subtracts; cannot multiply."
    ) { x, layer in
        let w = layer.accumulatorWeights(inputs: x.shape[1])
        layer.show(.weights([(.sum, w)]))
        return matmul(x, w, transposeB: true)
    }

    /// Products and quotients in the logarithm's domain:
    ///
    ///     y = exp(log(|x| + ε) Wᵀ),   W = tanh(Ŵ) ⊙ σ(M̂)
    ///
    /// Shapes as in `nac`.
    ///
    /// Hazard: the sign of x is lost; x near 0 with a negative weight gives up to 1/ε.
    ///
    /// Source: Trask et al. 2018, Neural Arithmetic Logic Units (arXiv 1808.00508)
    /// Differs from the paper: ε = 10⁻⁷ as in Madsen and Johansen 2020; the paper leaves it open.
    public static let nacProduct = NeuronUnit(
        "nac-product", aliases: ["nac*"], title: "Neural accumulator of logarithms", family: "Arithmetic",
        formula: "y = exp(W log(|x| + ε))",
        settings: [epsilonSetting],
        source: nalu2018, remark: "Loses signs; explodes near 0."
    ) { x, layer in
        let w = layer.accumulatorWeights(inputs: x.shape[1])
        layer.show(.weights([(.powers, w)]))
        layer.hazard("logarithm near 0", where: abs(x) .< 1e-4)
        let y = exp(matmul(log(abs(x) + layer.settings.number("epsilon")), w, transposeB: true))
        layer.hazard("large product", where: y .> 1e6)
        return y
    }
}

let nalu2018 = Source("Trask et al.", 2018, "Neural Arithmetic Logic Units", "arXiv 1808.00508")

let epsilonSetting = Setting(
    "epsilon", .number(default: 1e-7, 1e-30...1),
    "ε inside the logarithm; 1e-7 as in Madsen and Johansen 2020")

extension LayerContext {
    /// tanh(Ŵ) ⊙ σ(M̂), [U, I], with the start that gives W the variance 2/(fan in + fan out) where it can.
    func accumulatorWeights(inputs: Int) -> Expr {
        let start = Initializer.symmetric(accumulatorBound(fans: inputs + units))
        let w =
            tanh(parameter("W_hat", [units, inputs], start, role: "weight"))
            * sigmoid(parameter("M_hat", [units, inputs], start, role: "weight"))
        probe("weights", w)
        hazard("saturated weight", where: abs(w) .> 0.9999)
        return w
    }
}

/// The r for which weights of Ŵ, M̂ uniform on ±r have variance 2/max(fans, 5):
///
///     Var W = (1 − tanh(r)/r) (r − tanh(r/2)) / (2r),   rising in r
///
/// Source: Madsen and Johansen 2020, Neural Arithmetic Units (arXiv 2001.05016)
func accumulatorBound(fans: Int) -> Double {
    let target = 2 / Double(max(fans, 5))
    var (low, high) = (1e-6, 10.0)
    // Sixty halvings reach the spacing of doubles.
    for _ in 0..<60 {
        let r = (low + high) / 2
        let variance = (1 - Foundation.tanh(r) / r) * (r - Foundation.tanh(r / 2)) / (2 * r)
        if variance < target { low = r } else { high = r }
    }
    return (low + high) / 2
}
