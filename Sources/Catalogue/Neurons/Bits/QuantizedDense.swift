import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// A dense layer that computes with weights, and if wanted inputs, of few values:
    ///
    ///     y = q(x)·q(W)ᵀ + b
    ///
    /// Shapes: x [B, I], W [U, I], b [U], y [B, U]. W itself stays as it is and is what learns: the gradient passes as if q were
    /// not there, as `Quantizer` says. Inputs have a scale for every row, so that rows do not see each other.
    ///
    /// Source: Bengio, Léonard and Courville 2013, Estimating or Propagating Gradients Through Stochastic Neurons
    /// (arXiv 1308.3432); Hubara et al. 2016, Quantized Neural Networks (arXiv 1609.07061)
    /// Differs from the papers: offsets keep all their digits. Checked against `quantizers`.
    public static let quantizedDense = NeuronUnit(
        "quantized-dense", aliases: ["quantised", "int", "binary-dense", "ternary-dense"],
        title: "Dense layer of few bits", family: bitsFamily,
        formula: "y = q(x)·q(W)ᵀ + b, gradients as if q were not there",
        settings: [
            Setting(
                "weights",
                .choice(default: "symmetric", ["none", "learned"] + Quantizer.allCases.map(\.rawValue)),
                "what becomes of W; none: it stays"),
            Setting("inputs", .choice(default: "none", ["none", "symmetric-rows", "learned"]), "what becomes of x"),
            Setting(
                "bits", .integer(default: 4, 2...16),
                "bits of whole numbers; 8-bit floats, ternary and binary have their own"),
        ],
        source: Source("Hubara et al.", 2016, "Quantized Neural Networks", "arXiv 1609.07061"),
        remark: "At two bits and below a rate that is too large makes weights jump back and forth.",
        defaultActivation: "relu"
    ) { (x: Expr, layer: LayerContext) in
        let bits = layer.settings.integer("bits")
        let top = Foundation.pow(2, Double(bits - 1)) - 1
        /// What is kept of a matrix, with a step of its own where that is learned.
        func kept(_ matrix: Expr, _ choice: String, _ step: String, from start: Double) -> Expr {
            if choice == "learned" {
                let step = layer.parameter(step, [1], .constant(start), role: "step", isDecayed: false)
                return Quantizer.learned(matrix, step: max(step, 1e-6), low: top + 1, top: top)
            }
            return Quantizer(rawValue: choice).map { $0(matrix, bits: bits) } ?? matrix
        }
        let weight = layer.weight("weight", from: x, to: layer.units)
        // Two mean sizes over the root of the range, as the paper of learned steps starts.
        let size = 0.8 / Double(x.shape[1]).squareRoot()
        let w = kept(weight, layer.settings.choice("weights"), "weight-step", from: 2 * size / top.squareRoot())
        let inputs = kept(x, layer.settings.choice("inputs"), "input-step", from: 2 * 0.8 / top.squareRoot())
        layer.probe("weights", w)
        return matmul(inputs, w, transposeB: true) + layer.bias("bias", from: x)
    }

    static let bitsFamily = "Bits"
}
