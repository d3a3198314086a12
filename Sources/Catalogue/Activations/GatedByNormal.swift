import ExpressionGraph
import Foundation

// x times the probability that a random number is below it.

extension Activation {
    static let gatedByNormal: [Activation] = [
        geluExact, geluTanh, geluSigmoid, sgelu, siELU, calu, lalu, colu,
    ]

    /// Gaussian error linear unit.
    public static let geluExact = Activation(
        "gelu", aliases: ["gelu-exact", "gelu-erf", "GELU (exact)"], family: "Self-gated", formula: "x·Φ(x)",
        source: geluPaper
    ) { x, _ in gelu(x) }

    /// GELU by a hyperbolic tangent, to three digits. ½(1 + tanh u) = σ(2u), which keeps its digits to the left.
    public static let geluTanh = Activation(
        "gelu-tanh", aliases: ["GELU (tanh)"], family: "Self-gated", formula: "½x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))",
        source: geluPaper
    ) { x, _ in x * sigmoid(2.0 * cubicNormal(x)) }

    /// GELU by a sigmoid, to two digits.
    public static let geluSigmoid = Activation(
        "gelu-sigmoid", aliases: ["quick-gelu", "GELU (sigmoid)"], family: "Self-gated", formula: "x·σ(1.702·x)",
        source: geluPaper
    ) { x, _ in x * sigmoid(1.702 * x) }

    /// Symmetrical Gaussian error linear unit.
    public static let sgelu = Activation(
        "sgelu", aliases: ["symmetrical-gelu"], family: "Self-gated", formula: "a·x·erf(x/√2)",
        parameters: [Parameter("a", 0.5, 0.01...10)],
        source: Source(
            "Yu and Su", 2019, "Symmetrical Gaussian Error Linear Units (SGELUs)", "arXiv 1911.03925")
    ) { x, p in p[0] * x * erf(x * 0.5.squareRoot()) }

    /// GELU's approximation, written with a sigmoid.
    public static let siELU = Activation(
        "sielu", family: "Self-gated", formula: "x·σ(2√(2/π)·(x + 0.044715·x³))", source: .survey,
        remark: "The same function as gelu-tanh."
    ) { x, _ in x * sigmoid(2.0 * cubicNormal(x)) }

    /// Cauchy linear unit.
    public static let calu = Activation(
        "calu", aliases: ["cauchy-linear-unit"], family: "Self-gated", formula: "x·(atan x/π + ½)",
        source: .survey
    ) { x, _ in
        // atan x = −π/2 − atan(1/x) to the left, so that the two halves are gone.
        let isFar = x .< -2.0
        let (far, near) = (select(isFar, x, -2), select(isFar, -2, x))
        return select(
            isFar, arctanRatio(1.0 / far) * (-1 / Double.pi), near * (atan(near) * (1 / Double.pi) + 0.5))
    }

    /// Laplace linear unit.
    public static let lalu = Activation(
        "lalu", aliases: ["laplace-linear-unit"], family: "Self-gated",
        formula: "x·(1 − ½e⁻ˣ); x·½eˣ where x < 0", source: .survey
    ) { x, _ in x * branches(x, { 1.0 - 0.5 * exp(-$0) }, { 0.5 * exp($0) }) }

    /// To the left, where exp(−x) would overflow, numerator and denominator are taken eˣ times.
    public static let colu = Activation(
        "colu", aliases: ["collapsing-linear-unit"], family: "Self-gated",
        formula: "x/(1 − x·exp(−(x + eˣ)))",
        source: Source("Vagerwal", 2021, "Deeper Learning with CoLU Activation", "arXiv 2112.12078")
    ) { x, _ in
        branches(
            x, { $0 / (1.0 - decaying(min($0, 100))) },
            { $0 * exp($0) / (exp($0) - $0 * exp(-exp($0))) })
    }

    /// x·exp(−(x + eˣ)).
    private static func decaying(_ x: Expr) -> Expr { x * exp(-(x + exp(min(10, x)))) }

    /// Beyond ±40 the sigmoid of it is 0 or 1 in every precision; there it stops growing.
    private static func cubicNormal(_ x: Expr) -> Expr {
        let c = clamp(x, -40, 40)
        return (2 / Double.pi).squareRoot() * (c + 0.044715 * c * square(c))
    }

    private static let geluPaper = Source(
        "Hendrycks and Gimpel", 2016, "Gaussian Error Linear Units (GELUs)", "arXiv 1606.08415")
}
