import ExpressionGraph
import Foundation

// Proximal maps: what minimises ½(x − y)² plus a price on |y|.

extension Activation {
    static let shrinkages: [Activation] = [
        tanhShrink, hardShrink, softShrink, firmShrink, halfShrink, softShrinkPlus,
    ]

    /// What tanh takes away.
    public static let tanhShrink = Activation(
        "tanh-shrink", family: "Shrinkage", formula: "x − tanh x", source: .survey
    ) { x, _ in split(x, at: 1, near: tanhRest, far: { $0 - tanh($0) }) }

    /// Hard threshold.
    public static let hardShrink = Activation(
        "hard-shrink", family: "Shrinkage", formula: "x where |x| > λ, else 0", parameters: [lambda],
        source: Source(
            "Blumensath and Davies", 2008, "Iterative Thresholding for Sparse Approximations",
            "10.1007/s00041-008-9035-z"),
        remark: "Jumps at ±λ. The map of λ²/2 times the number of nonzero elements."
    ) { x, p in x * (abs(x) .> p[0]) }

    /// Soft threshold.
    public static let softShrink = Activation(
        "soft-shrink", aliases: ["soft-threshold"], family: "Shrinkage", formula: "sgn x·max(|x| − λ, 0)",
        parameters: [lambda],
        source: Source("Donoho", 1995, "De-noising by soft-thresholding", "10.1109/18.382009"),
        remark: "The map of λ·|y|."
    ) { x, p in max(x - p[0], 0) - max(-x - p[0], 0) }

    /// Between hard and soft threshold.
    public static let firmShrink = Activation(
        "firm-shrink", family: "Shrinkage",
        formula: "0 where |x| ≤ λ; sgn x·μ·(|x| − λ)/(μ − λ); x where |x| ≥ μ",
        parameters: [Parameter("lambda", 0.5, 0...1), Parameter("mu", 1.5, 1.01...10)],
        source: Source("Gao and Bruce", 1997, "WaveShrink with Firm Shrinkage")
    ) { x, p in
        let m = abs(x)
        let ramp = (max(min(m, p[1]), p[0]) - p[0]) * p[1] / (p[1] - p[0])
        return sign(x) * (ramp + max(m - p[1], 0))
    }

    /// arccos u = π/2 − arcsin u. Above the threshold t, u ≤ 1/√2; below it the cosine sees t itself.
    public static let halfShrink = Activation(
        "half-shrink", aliases: ["Half shrink (ℓ½)"], family: "Shrinkage",
        formula: """
            0 where |x| ≤ t, t = ∛54/4·(2λ)^⅔
            ⅔x·(1 + cos(⅔π − ⅔arccos(λ/4·(|x|/3)^−1.5)))
            """,
        parameters: [Parameter("lambda", 0.5, 0.01...10)],
        source: Source(
            "Xu et al.", 2012, "L1/2 Regularization: A Thresholding Representation Theory and a Fast Solver",
            "10.1109/TNNLS.2012.2197412"),
        remark: "Jumps at ±t. The map of λ·√|y|."
    ) { x, p in
        let threshold = Foundation.pow(54, 1.0 / 3) / 4 * pow(2.0 * p[0], 2.0 / 3)
        let m = max(abs(x), threshold)
        let arccos = Double.pi / 2 - asin(p[0] * 0.25 * pow(m / 3.0, -1.5))
        let kept = 2.0 / 3 * x * (1.0 + cos(2 * Double.pi / 3 - 2.0 / 3 * arccos))
        return select(abs(x) .> threshold, kept, 0)
    }

    /// Soft threshold with soft corners.
    public static let softShrinkPlus = Activation(
        "soft-shrink-plus", family: "Shrinkage", formula: "x + ½(√((x − λ)² + ε) − √((x + λ)² + ε))",
        parameters: [lambda, Parameter("epsilon", 0.01, 0.0001...1)], source: .survey
    ) { x, p in
        // With roots A and B, A − B = (A² − B²)/(A + B) = −4λx/s, s = A + B: f = x·(1 − 2λ/s). Near 0 that cancels;
        // there s² − 4λ² = 2(√(d² + 4λ²ε) + d), d = x² − λ² + ε, has a negative d, and is 8λ²ε/(√(d² + 4λ²ε) − d).
        let near = clamp(x, -100, 100)
        let s = hypotenuse(x - p[0], p[1]) + hypotenuse(x + p[0], p[1])
        let d = min(0, square(near) - square(p[0]) + p[1])
        let c = 4.0 * square(p[0]) * p[1]
        let small = 2.0 * c / ((sqrt(square(d) + c) - d) * s * (s + 2.0 * p[0]))
        return x * select(d .< 0.0, small, 1.0 - 2.0 * p[0] / s)
    }

    private static let lambda = Parameter("lambda", 0.5, 0...10)
}
