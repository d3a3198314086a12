import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// Kernels with a shape of their own, read at many frequencies at once:
    ///
    ///     φ_k(x) = 1 / (1 + |A_k (x − c_k)|²)
    ///     φ̂_k = φ_k / (Σ_j φ_j + 10⁻⁸)
    ///     y_u = Σ_k F_ku sin(f_u φ̂_k)
    ///
    /// with frequencies f from `slowest` to `fastest`, spaced evenly in their logarithm over the U units.
    /// x is [B, I], the result [B, U]; for K kernels `c` is [K, I], `A` is [K, I, I] (so that AᵀA is the
    /// paper's shape matrix S, never indefinite), `F` is [K, U].
    ///
    /// Source: Chen et al. 2023, NeuRBF: A Neural Fields Representation with Adaptive Radial Basis Functions
    /// (arXiv 2309.15426)
    /// Differs from the paper: all kernels count instead of the four nearest; centres and shapes are learned
    /// from a random start, where the paper sets them by weighted clustering of the target and keeps them;
    /// there is no hash grid beside them. In the authors' code no gradient flows through the normalising sum, features
    /// start on ±10⁻⁴ and the sum has a bias; here features start at N(0, 1).
    public static let adaptiveRadialBasis = NeuronUnit(
        "adaptive-rbf", aliases: ["neurbf"], title: "NeuRBF: adaptive kernels at many frequencies",
        family: "Radial basis",
        formula: """
            φ_k = 1 / (1 + |A_k (x − c_k)|²), φ̂ = φ / Σφ
            y_u = Σ_k F_ku sin(f_u φ̂_k)
            """,
        settings: [
            Setting("kernels", .integer(default: 32, 1...4096), "K"),
            Setting("range", .number(default: 1, 1e-6...1e6), "centres start uniform on ± this"),
            Setting(
                "slowest", .number(default: -3, -10...20), "log₂ of the lowest frequency; the paper's −3"),
            Setting("fastest", .number(default: 6, -10...20), "log₂ of the highest; the paper has 12"),
        ],
        source: Source(
            "Chen et al.", 2023,
            "NeuRBF: A Neural Fields Representation with Adaptive Radial Basis Functions",
            "arXiv 2309.15426"),
        remark: "Costs B·K·(I² + U). A dense layer or two should follow."
    ) { x, layer in
        let (batch, inputs, units) = (x.shape[0], x.shape[1], layer.units)
        let (kernels, range) = (layer.settings.integer("kernels"), layer.settings.number("range"))
        let centres = layer.parameter(
            "c", [kernels, inputs], .symmetric(range), role: "centre", isDecayed: false)
        // Kernels fall to a half at about the mean distance between neighbours.
        let sharpness = Foundation.pow(Double(kernels), 1 / Double(inputs)) / range
        let identity = (0..<inputs * inputs).map { $0 / inputs == $0 % inputs ? sharpness : 0 }
        let shapes = layer.parameter(
            "A", [kernels, inputs, inputs], .values(Array(repeatElement(identity, count: kernels).joined())),
            role: "shape", isDecayed: false)
        let features = layer.parameter(
            "F", [kernels, units], .normal(mean: 0, deviation: 1), role: "weight")

        let offsets = x.reshaped([batch, 1, 1, inputs]) - centres.reshaped([1, kernels, 1, inputs])
        let turned = (offsets * shapes.reshaped([1, kernels, inputs, inputs])).sum([3])
        let kernel = 1.0 / (square(turned).sum([2]).reshaped([batch, kernels]) + 1.0)
        let share = kernel / (kernel.sum([1]) + 1e-8)
        layer.probe("centres", centres)
        // |A (x − c)| = 1, where a kernel is a half, is at 1 / |A| on average over the directions.
        let sharpnesses = sqrt(square(shapes).sum([1, 2]).reshaped([kernels]) / Double(inputs))
        layer.show(.centres(centres, radii: 1.0 / max(sharpnesses, 1e-12)))
        layer.probe("shares", share)
        layer.hazard("far from every centre", where: kernel.sum([1]) .< 1e-4)

        let (low, high) = (layer.settings.number("slowest"), layer.settings.number("fastest"))
        let frequencies = (0..<units).map { unit in
            Foundation.exp2(low + (high - low) * (units > 1 ? Double(unit) / Double(units - 1) : 0.5))
        }
        let waves = sin(share.reshaped([batch, kernels, 1]) * Expr.table(frequencies, [1, 1, units]))
        return (waves * features).sum([1]).reshaped([batch, units])
    }
}
