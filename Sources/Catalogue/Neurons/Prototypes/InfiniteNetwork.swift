import ExpressionGraph
import Foundation

/// What an infinitely wide layer does to the cosine of two inputs, layer after layer.
public enum DualKernel: String, CaseIterable, Sendable {
    /// Of the activation that makes a deep network Bayes-optimal in d dimensions.
    case optimal
    /// Of (z² − 1)/√2: deep, the nearest neighbour decides.
    case nearest
    /// Of √2·relu: deep, the majority decides.
    case majority

    /// The cosine after `depth` layers of one before, from −1 to 1.
    ///
    ///     optimal: q·z³ + (1 − 2q)·z² + q·z, q = 2^(−d/2)     nearest: z²
    ///     majority: (√(1 − z²) + z·(π − arccos z))/π
    ///
    /// Source: Radhakrishnan, Belkin and Uhler 2023, Wide and deep neural networks achieve consistency for
    /// classification (10.1073/pnas.2208779120)
    public func cosine(_ z: Expr, depth: Int, dimensions: Double) -> Expr {
        // Rounding may have taken a cosine beyond 1, from where deep layers would drive it away.
        (0..<depth).reduce(clamp(z, -1, 1)) { z, _ in
            switch self {
            case .nearest: return square(z)
            case .optimal:
                let q = Foundation.pow(2, -dimensions / 2)
                return z * ((square(z) + 1.0) * q + z * (1 - 2 * q))
            case .majority:
                // The slopes of root and arc are infinite at ±1; together they are the arc itself.
                let c = clamp(z, -1, 1)
                let arc = asin(c) + Double.pi / 2
                let value = (sqrt((1.0 - c) * (1.0 + c)) + c * arc) * (1 / Double.pi)
                return straightThrough(value, gradientOf: stopGradient(arc * (1 / Double.pi)) * c)
            }
        }
    }
}

extension NeuronUnit {
    /// The classifier that a network of infinite width and some depth is: a weighted vote of examples, by how alike it finds them.
    ///
    ///     y_u = Σ A_uk·Σ_L(cos(x, C_k)) + b_u,   x and C_k with 1 appended
    ///
    /// Shapes: x [B, I], y [B, U], C [K, I], A [U, K], b [U]. Σ_L is the kernel of the layers' activation, not the tangent kernel,
    /// which reaches the same limit much later.
    ///
    /// Source: Radhakrishnan, Belkin and Uhler 2023 (10.1073/pnas.2208779120)
    /// Differs from the paper: the examples are learned centres, not the training set. Checked against `one_nn_activation`.
    public static let infiniteNetwork = NeuronUnit(
        "infinite-network", aliases: ["deep-kernel"], title: "Infinitely wide network", family: prototypeFamily,
        formula: "y = Σ A_k·K(cos(x, C_k)) + b, K the activation's dual, L times",
        settings: [
            Setting("centres", .integer(default: 16, 1...1024), "K, examples that vote"),
            Setting("depth", .integer(default: 3, 1...100), "L, layers"),
            Setting(
                "kind", .choice(default: "optimal", DualKernel.allCases.map(\.rawValue)),
                "which activation: who decides in deep networks"),
            Setting("dimensions", .number(default: 2, 2...100), "d of the optimal activation: dimensions of the data"),
            Setting("range", .number(default: 1, 1e-6...1e6), "centres start uniform on ± this"),
        ],
        source: Source(
            "Radhakrishnan, Belkin and Uhler", 2023,
            "Wide and deep neural networks achieve consistency for classification", "10.1073/pnas.2208779120"),
        remark: "At a great depth nothing is left but one number: `majority` comes to 1 everywhere, the others to 0."
    ) { x, layer in
        let count = layer.settings.integer("centres"), inputs = x.shape[1]
        let centres = layer.parameter(
            "C", [count, inputs], .symmetric(layer.settings.number("range")), role: "centre", isDecayed: false)
        /// Each row's length with 1 appended.
        func length(_ rows: Expr) -> Expr { sqrt(square(rows).sum([1]) + 1.0) }
        let cosine = (matmul(x, centres, transposeB: true) + 1.0) / length(x) / length(centres).reshaped([1, count])
        let kind = DualKernel(rawValue: layer.settings.choice("kind")) ?? .optimal
        let votes = kind.cosine(
            cosine, depth: layer.settings.integer("depth"), dimensions: layer.settings.number("dimensions"))
        layer.probe("votes", votes)
        return layer.affine(votes, to: layer.units, weight: "A", bias: "b")
    }
}
