import ExpressionGraph

extension NeuronUnit {
    /// A sparse code of the input by a learned dictionary, found in K steps of descent and shrinking:
    ///
    ///     a ← prox(a − Dᵀ(D·a − x)/L),   K times from 0,   L = ‖DᵀD‖
    ///
    /// Shapes: x [B, I], a [B, U], D [I, U] with columns of norm 1. No gradient flows through L and the columns' norms.
    ///
    /// L by 30 steps of the power method, unless `curvature` gives it.
    ///
    /// Source: Daubechies, Defrise and De Mol 2004, An iterative thresholding algorithm for linear inverse problems
    /// (10.1002/cpa.20042); unrolled as in Gregor and LeCun 2010, Learning Fast Approximations of Sparse Coding
    /// Differs from the papers: D is trained through the steps with the rest of the network. Checked against `shrinkage`.
    public static let sparseCode = NeuronUnit(
        "sparse-code", aliases: ["ista", "shrinkage"], title: "Sparse code", family: conditionalFamily,
        formula: "a ← prox(a − Dᵀ(D·a − x)/L), K times from 0",
        settings: [
            Setting(
                "penalty", .choice(default: "soft", Shrinkage.allCases.map(\.rawValue)),
                "what a code is charged for: soft is |a|, hard the count of what is not 0"),
            Setting("lambda", .number(default: 0.1, 0...1e6), "λ, the charge"),
            Setting("gamma", .number(default: 3, 1...1e6), "γ of mcp, above the step 1/L"),
            Setting("iterations", .integer(default: 5, 1...200), "K, steps"),
            Setting("curvature", .number(default: 0, 0...1e9), "L; 0: computed"),
        ],
        source: Source(
            "Daubechies, Defrise and De Mol", 2004,
            "An iterative thresholding algorithm for linear inverse problems with a sparsity constraint",
            "10.1002/cpa.20042"),
        remark: "A dense layer should follow. With a large λ all codes are 0 and nothing learns."
    ) { x, layer in
        let units = layer.units
        let shrink = Shrinkage(rawValue: layer.settings.choice("penalty")) ?? .soft
        let dictionary = layer.parameter(
            "D", [x.shape[1], units], .normal(mean: 0, deviation: 1 / Double(x.shape[1]).squareRoot()), role: "weight",
            isDecayed: false,
            constraint: { $0 / sqrt(max(square($0).sum([0]), 1e-30)) })
        let held = stopGradient(dictionary)
        let chosen = layer.settings.number("curvature")
        let step = chosen > 0 ? Expr.constant(1 / chosen) : 1.0 / largestEigenvalue(ofGram: held)
        let norms = sqrt(square(held).sum([0]))
        var code = Expr.constant(0)
        for index in 0..<layer.settings.integer("iterations") {
            let error = index == 0 ? -x : matmul(code, dictionary, transposeB: true) - x
            code = shrink(
                code - matmul(error, dictionary) * step, step: step, lambda: layer.settings.number("lambda"),
                gamma: layer.settings.number("gamma"), norm: norms)
        }
        layer.probe("code", code)
        return code
    }

    /// ‖DᵀD‖ by the power method, [1, 1]; a thousandth is added, since the method comes from below.
    private static func largestEigenvalue(ofGram d: Expr) -> Expr {
        let units = d.shape[1]
        // Not all ones, to which a dictionary may happen to be orthogonal.
        var v = Expr.table((0..<units).map { 1 + 0.1 * Double($0 % 7) }, [units, 1])
        for _ in 0..<30 {
            v = matmul(d, matmul(d, v), transposeA: true)
            v = v / sqrt(max(square(v).sum([0]), 1e-30))
        }
        return max(square(matmul(d, v)).sum([0]), 1e-30) * 1.001
    }
}
