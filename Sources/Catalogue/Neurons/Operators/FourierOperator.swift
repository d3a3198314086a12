import ExpressionGraph
import Foundation

extension NeuronUnit {
    /// A layer on functions: their slow waves are mixed frequency by frequency, all else point by point.
    ///
    ///     y = W·v + b + F⁻¹(R_k·(F v)_k for k < K)
    ///
    /// x is [B, C·N], C channels of N equally spaced points, the result [B, O·N]; `W` is [O, C], `b` [O], `Rre` and `Rim`
    /// [C, O, K]. The weights know nothing of N: a finer grid needs no others.
    ///
    /// Errors: channels that do not divide the inputs. Cost: the transforms are products with K columns of waves.
    ///
    /// Source: Li et al. 2020, Fourier Neural Operator for Parametric Partial Differential Equations (arXiv 2010.08895)
    /// Differs from the paper: one dimension. Checked against `fourier_operator`.
    public static let fourierOperator = NeuronUnit(
        "fourier-operator", aliases: ["fno"], title: "Fourier neural operator", family: operatorFamily,
        formula: "y = W·v + b + F⁻¹(R_k·(F·v)_k for k < K)",
        settings: [
            Setting("filters", .integer(default: 4, 1...1024), "O, channels of the output"),
            Setting("modes", .integer(default: 4, 1...512), "K, waves that are mixed; at most half the points and one"),
        ] + Lattice.settings(axes: 1),
        source: Source(
            "Li et al.", 2020, "Fourier Neural Operator for Parametric Partial Differential Equations",
            "arXiv 2010.08895"),
        remark: "Functions are taken as periodic: a jump from the last point to the first rings.", width: .computed,
        defaultActivation: "gelu",
        misfit: { inputs, settings in
            Misfit.reason { () throws(Misfit) in try Lattice(inputs: inputs, axes: 1, settings) }
        }
    ) { v, layer in
        guard let lattice = try? Lattice(inputs: v.shape[1], axes: 1, layer.settings) else {
            preconditionFailure("channels that do not divide the inputs are refused before they are built")
        }
        let (channels, points, rows) = (lattice.channels, lattice.places, v.shape[0])
        let outputs = layer.settings.integer("filters")
        let modes = min(layer.settings.integer("modes"), points / 2 + 1)
        /// Waves at the points, [N, K], each times a factor of its own.
        func waves(_ wave: (Double) -> Double, _ factor: (Int) -> Double) -> Expr {
            .table(
                (0..<points * modes).map { index in
                    let (point, mode) = (index / modes, index % modes)
                    // The remainder keeps the angle small and its digits.
                    return factor(mode) * wave(2 * Double.pi * Double(point * mode % points) / Double(points))
                }, [points, modes])
        }
        let curves = v.reshaped([rows * channels, points])
        let shape: Shape = [rows, channels, 1, modes]
        let re = matmul(curves, waves(Foundation.cos, { _ in 1 })).reshaped(shape)
        let im = matmul(curves, waves(Foundation.sin, { _ in -1 })).reshaped(shape)
        let start = Initializer.uniform(0...1 / Double(channels * outputs))
        let real = layer.parameter("Rre", [channels, outputs, modes], start, role: "weight")
        let imaginary = layer.parameter("Rim", [channels, outputs, modes], start, role: "weight")
        let mixedRe = (re * real - im * imaginary).sum([1]).reshaped([rows * outputs, modes])
        let mixedIm = (re * imaginary + im * real).sum([1]).reshaped([rows * outputs, modes])
        /// Waves but the constant and the fastest stand for two.
        func share(_ mode: Int) -> Double { (mode == 0 || 2 * mode == points ? 1 : 2) / Double(points) }
        let slow =
            matmul(mixedRe, waves(Foundation.cos, share), transposeB: true)
            - matmul(mixedIm, waves(Foundation.sin, share), transposeB: true)
        let weight = layer.parameter("W", [outputs, channels], .lecunNormal(fanIn: channels), role: "weight")
        let bias = layer.parameter("b", [outputs], .zeros, role: "bias", isDecayed: false)
        let pointwise = matmul(
            v.reshaped([rows, channels, points]).transposed([0, 2, 1]).reshaped([rows * points, channels]), weight,
            transposeB: true)
        let local = (pointwise + bias).reshaped([rows, points, outputs]).transposed([0, 2, 1])
        return (local + slow.reshaped([rows, outputs, points])).reshaped([rows, outputs * points])
    }
}
