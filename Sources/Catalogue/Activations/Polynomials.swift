import ExpressionGraph
import Foundation

// Polynomials, and curves that grow like none of the others.

extension Activation {
    static let polynomials: [Activation] = [
        quadratic, squ, ncu, cubic, hermiteMix, mishra, hyperSinh, combHSine, eTanh, hclsh,
    ]

    /// The square.
    public static let quadratic = Activation(
        "square", aliases: ["quadratic"], family: "Polynomial", formula: "x²", source: .survey,
        remark: "Networks that add modulo a prime like it."
    ) { x, _ in square(x) }

    /// Shifted quadratic unit.
    public static let squ = Activation(
        "squ", aliases: ["shifted-quadratic-unit"], family: "Polynomial", formula: "x² + x", source: .survey
    ) { x, _ in square(x) + x }

    /// Non-monotonic cubic unit.
    public static let ncu = Activation(
        "ncu", aliases: ["non-monotonic-cubic-unit"], family: "Polynomial", formula: "x − x³",
        source: .survey,
        remark: "Explosive: keep |x| below 2."
    ) { x, _ in x - x * square(x) }

    /// The cube.
    public static let cubic = Activation(
        "triple", aliases: ["cube"], family: "Polynomial", formula: "a·x³",
        parameters: [Parameter("a", 1, -10...10)],
        source: .survey
    ) { x, p in p[0] * x * square(x) }

    /// The root is 0 at d = 2, where its derivative would be infinite: there it is left out.
    public static let hermiteMix = Activation(
        "hermite-mix", aliases: ["Hermite h₃ mix (Radhakrishnan)"], family: "Polynomial",
        formula: "√q·h₃(x) + √(1 − 2q)·h₂(x) + √q·h₁(x), q = 2^(−d/2)",
        parameters: [Parameter("d", 2, 2...64)],
        source: Source(
            "Radhakrishnan, Belkin and Uhler", 2023,
            "Wide and deep neural networks achieve consistency for classification",
            "10.1073/pnas.2208779120"),
        remark: "d is the number of the network's inputs; hₖ the normalised Hermite polynomials."
    ) { x, p in
        let q = exp(p[0] * (-0.5 * Foundation.log(2.0)))
        let rest = 1.0 - 2.0 * q
        let middle = select(rest .> 1e-12, sqrt(max(rest, 1e-12)), 0)
        let h2 = (square(x) - 1.0) * 0.5.squareRoot()
        let h3 = x * (square(x) - 3.0) * (1.0 / 6).squareRoot()
        return sqrt(q) * (h3 + x) + middle * h2
    }

    /// A parabola of the softsign.
    public static let mishra = Activation(
        "mishra", family: "Polynomial", formula: "½s² + ½s, s = x/(1 + |x|)", source: .survey
    ) { x, _ in
        0.5 * softSign(x) * softSignAboveFloor(x)
    }

    /// A hyperbolic sine to the right, a cube to the left.
    public static let hyperSinh = Activation(
        "hyper-sinh", family: "Growing", formula: "sinh(x)/3; x³/4 where x ≤ 0",
        source: Source(
            "Parisi et al.", 2021, "HyperSinh: An accurate and reliable function from deep learning",
            "arXiv 2011.07661"),
        remark: "The slope jumps at 0. Explosive."
    ) { x, _ in branches(x, { sinh($0, times: 1.0 / 3) }, { $0 * square($0) * 0.25 }) }

    /// arsinh u = log1p(u + u²/(1 + √(1 + u²))) for u ≥ 0, odd.
    public static let combHSine = Activation(
        "combhsine", family: "Growing", formula: "sinh(a·x) + arsinh(a·x)",
        parameters: [Parameter("a", 1, 0.01...10)],
        source: .survey, remark: "Explosive."
    ) { x, p in
        let u = p[0] * x
        return sinh(u) + branches(u, { arsinh($0) }, { -arsinh(-$0) })
    }

    private static func arsinh(_ u: Expr) -> Expr { log1p(u + u * (u / (1.0 + hypotenuse(u, .constant(1))))) }

    /// Tanh in an exponential envelope.
    public static let eTanh = Activation(
        "etanh", family: "Growing", formula: "a·eˣ·tanh x", parameters: [Parameter("a", 1, 0.01...10)],
        source: .survey, remark: "Explosive."
    ) { x, p in p[0] * exp(x) * tanh(x) }

    /// ln cosh x = x − ln 2 + log1p(e^−2x); the bracket of the first line is taken e^−x times. Within 1, where that
    /// cancels, cosh x = 1 + 2·sinh²(x/2).
    public static let hclsh = Activation(
        "hclsh", family: "Growing", formula: "ln(cosh x + x·cosh(x/2)); ln cosh x + x where x < 0",
        source: .survey
    ) { x, _ in
        branches(
            x,
            {
                split(
                    $0, at: 1,
                    near: { log1p(2.0 * square(sinh(0.5 * $0)) + 0.5 * $0 * (exp(0.5 * $0) + exp(-0.5 * $0))) },
                    far: { $0 - softplusAtZero + log1p(exp(-2.0 * $0) + $0 * exp(-0.5 * $0) * (1.0 + exp(-$0))) })
            },
            // ln ½(1 + e^2x), which is near 0 with x.
            { log1p(0.5 * expm1(2.0 * $0)) })
    }
}
