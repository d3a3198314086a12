import ExpressionGraph
import Foundation

// Softplus and its kin; curves that grow everywhere.

extension Activation {
    static let softRamps: [Activation] = [
        softplusRamp, shiftedSoftplus, parametricSoftplus, randSoftplus, squareplus, sqSoftplus, squish,
        bentIdentity,
        softExponential, symexp, symlog, signedSqrt,
    ]

    /// The smooth ramp whose slope is the sigmoid.
    public static let softplusRamp = Activation(
        "softplus", family: "Softplus", formula: "ln(1 + exp(β·x))/β",
        parameters: [Parameter("beta", 1, 0.01...100)],
        source: Source(
            "Dugas et al.", 2001, "Incorporating Second-Order Functional Knowledge for Better Option Pricing")
    ) { x, p in softplus(p[0] * x) / p[0] }

    /// Softplus through the origin.
    public static let shiftedSoftplus = Activation(
        "shifted-softplus", aliases: ["ssp"], family: "Softplus", formula: "ln(1 + eˣ) − ln 2",
        source: Source(
            "Schütt et al.", 2017, "SchNet: A continuous-filter convolutional neural network",
            "arXiv 1706.08566")
    ) { x, _ in softplusRise(x) }

    /// Softplus, scaled and shifted.
    public static let parametricSoftplus = Activation(
        "parametric-softplus", family: "Softplus", formula: "a·(ln(1 + eˣ) − b)",
        parameters: [Parameter("a", 1.5, 0...10), Parameter("b", softplusAtZero, -10...10)], source: .survey
    ) { x, p in p[0] * (softplusRise(x) - (p[1] - softplusAtZero)) }

    /// Between ReLU and softplus.
    public static let randSoftplus = Activation(
        "rand-softplus", aliases: ["Rand softplus (fixed)"], family: "Softplus",
        formula: "(1 − α)·max(x, 0) + α·ln(1 + eˣ)",
        parameters: [Parameter("alpha", 0.5, 0...1)], source: .survey,
        remark: "α is fixed; the paper draws it."
    ) { x, p in (1.0 - p[0]) * max(x, 0) + p[0] * softplus(x) }

    /// ½(x + √(x² + b)); to the left, where that cancels, as b / 2(√(x² + b) − x).
    public static let squareplus = Activation(
        "squareplus", family: "Softplus", formula: "(x + √(x² + b))/2",
        parameters: [Parameter("b", 4, 0.0001...100)],
        source: Source("Barron", 2021, "Squareplus: A Softplus-Like Algebraic Rectifier", "arXiv 2112.11687")
    ) { x, p in
        let m = hypotenuse(x, p[0]) + magnitude(x)
        return select(x .>= 0.0, m * 0.5, p[0] * 0.5 / m)
    }

    /// Softplus of a line, a parabola and a line.
    public static let sqSoftplus = Activation(
        "sq-softplus", aliases: ["square-softplus", "SqSoftplus (fixed)"], family: "Softplus",
        formula: "0 where x < −½; (x + ½)²/2; x where x > ½", source: Activation.sqlu.source,
        remark: "Differs from the survey, whose middle part adds x and jumps."
    ) { x, _ in square(clamp(x, -0.5, 0.5) + 0.5) * 0.5 + max(x - 0.5, 0) }

    /// Swish of parabolas.
    public static let squish = Activation(
        "squish", aliases: ["square-swish"], family: "Softplus",
        formula: "x + x²/32; x + x²/2 where −2 ≤ x ≤ 0; 0", source: Activation.sqlu.source
    ) { x, _ in
        let (r, n) = (max(x, 0), clamp(x, -2, 0))
        return r * (1.0 + r * (1.0 / 32)) + n + square(n) * 0.5
    }

    /// A line that bends at 0.
    public static let bentIdentity = Activation(
        "bent-identity", family: "Softplus", formula: "(√(x² + 1) − 1)/2 + x", source: .survey
    ) { x, _ in
        x
            + 0.5
            * split(
                x, at: 1, near: { square($0) / (sqrt(square($0) + 1.0) + 1.0) },
                far: { hypotenuse($0, .constant(1)) - 1.0 })
    }

    /// From logarithm through line to exponential.
    public static let softExponential = Activation(
        "soft-exponential", family: "Growing",
        formula: "(exp(α·x) − 1)/α + α where α > 0; x; −ln(1 − α·(x + α))/α where α < 0, α learned",
        parameters: [Parameter("alpha", 0.5, -1...1, learned: true)],
        source: Source(
            "Godfrey and Gashler", 2015, "A continuum among logarithmic, linear, and exponential functions",
            "arXiv 1602.01321"),
        remark: "For α < 0 the logarithm's argument is kept above 10⁻³. Explosive for α > 0."
    ) { x, p in
        // Each branch sees an α of its own sign, far enough from 0 to divide by.
        let (up, down) = (max(p[0], 1e-6), min(p[0], -1e-6))
        let rising = expm1(up * x) / up + up
        let falling = -log(max(1.0 - down * (x + down), 1e-3)) / down
        return select(p[0] .> 0.0, rising, select(p[0] .< 0.0, falling, x))
    }

    /// The exponential, made odd.
    public static let symexp = Activation(
        "symexp", family: "Growing", formula: "sgn x·(exp |x| − 1)",
        source: Source(
            "Hafner et al.", 2023, "Mastering Diverse Domains through World Models", "arXiv 2301.04104"),
        remark: "Explosive: keep |x| below 5."
    ) { x, _ in branches(x, { expm1($0) }, { -expm1(-$0) }) }

    /// The logarithm, made odd.
    public static let symlog = Activation(
        "symlog", aliases: ["Symlog (safe)"], family: "Growing", formula: "sgn x·ln(1 + |x|)", source: symexp.source
    ) { x, _ in branches(x, { log1p($0) }, { -log1p(-$0) }) }

    /// The square root, made odd.
    public static let signedSqrt = Activation(
        "signed-sqrt", aliases: ["ssaf", "Signed sqrt (SSAF)"], family: "Growing", formula: "sgn x·√(2a·|x|)",
        parameters: [Parameter("a", 0.5, 0.01...10)], source: .survey,
        remark: "A line where |x| < 10⁻⁴, so that the slope stays finite."
    ) { x, p in
        split(x, at: 1e-4, near: { $0 * sqrt(2e4 * p[0]) }, far: { sign($0) * sqrt(2.0 * p[0] * abs($0)) })
    }
}
