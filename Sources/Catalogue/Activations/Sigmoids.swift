import ExpressionGraph
import Foundation

extension Activation {
    static let sigmoids: [Activation] = [
        logistic, bipolarSigmoid, scaledSigmoid, probit, hyperbolicTangent, lecunTanh, penalizedTanh,
        errorFunction,
        arctan, arctanGR, softsign, elliott, isru, rootsig, newSigmoid, logLog, cLogLog, sigmoidGumbel,
        sigLin,
        improvedSigmoid, softRootSign, hexpo,
    ]

    /// The logistic sigmoid.
    public static let logistic = Activation(
        "sigmoid", aliases: ["logistic"], family: "Sigmoid", formula: "σ(x) = 1/(1 + e⁻ˣ)",
        source: Source(
            "Rumelhart, Hinton and Williams", 1986, "Learning representations by back-propagating errors",
            "10.1038/323533a0")
    ) { x, _ in sigmoid(x) }

    /// The sigmoid between −1 and 1.
    public static let bipolarSigmoid = Activation(
        "bipolar-sigmoid", family: "Sigmoid", formula: "2σ(x) − 1 = tanh(x/2)", source: .survey
    ) { x, _ in tanh(x * 0.5) }

    /// The sigmoid with slope 1 at 0, through the origin.
    public static let scaledSigmoid = Activation(
        "scaled-sigmoid", family: "Sigmoid", formula: "4σ(x) − 2",
        source: Source("Xu, Huang and Li", 2016, "Revise Saturated Activation Functions", "arXiv 1602.05980")
    ) { x, _ in 2.0 * tanh(x * 0.5) }

    /// The normal distribution function.
    public static let probit = Activation(
        "probit", aliases: ["normal-cdf"], family: "Sigmoid", formula: "Φ(x) = ½(1 + erf(x/√2))",
        source: Source("Bliss", 1934, "The Method of Probits", "10.1126/science.79.2037.38")
    ) { x, _ in normalDistribution(x) }

    /// The hyperbolic tangent.
    public static let hyperbolicTangent = Activation(
        "tanh", family: "Sigmoid", formula: "tanh x", source: lecunEtAl
    ) { x, _ in tanh(x) }

    /// Tanh scaled so that f(±1) = ±1.
    public static let lecunTanh = Activation(
        "lecun-tanh", aliases: ["scaled-tanh"], family: "Sigmoid", formula: "a·tanh(b·x)",
        parameters: [Parameter("a", 1.7159, 0.01...10), Parameter("b", 2.0 / 3, 0.01...10)], source: lecunEtAl
    ) { x, p in p[0] * tanh(p[1] * x) }

    /// Tanh, weaker to the left.
    public static let penalizedTanh = Activation(
        "penalized-tanh", family: "Sigmoid", formula: "tanh x; tanh(x)/a where x < 0",
        parameters: [Parameter("a", 4, 1...100)],
        source: Source("Xu, Huang and Li", 2016, "Revise Saturated Activation Functions", "arXiv 1602.05980")
    ) { x, p in kinked(x, { tanh($0) }, { tanh($0) / p[0] }) }

    /// The error function.
    public static let errorFunction = Activation(
        "erf", family: "Sigmoid", formula: "erf x", source: .survey
    ) { x, _ in erf(x) }

    /// The arctangent.
    public static let arctan = Activation(
        "arctan", aliases: ["atan"], family: "Sigmoid", formula: "atan x", source: .survey
    ) { x, _ in atan(x) }

    /// The arctangent, scaled.
    public static let arctanGR = Activation(
        "arctan-gr", family: "Sigmoid", formula: "2·atan(x)/(1 + √2)", source: .survey
    ) { x, _ in atan(x) * (2 / (1 + 2.0.squareRoot())) }

    /// A sigmoid of one division.
    public static let softsign = Activation(
        "softsign", family: "Sigmoid", formula: "x/(1 + |x|)",
        source: Source(
            "Turian, Bergstra and Bengio", 2009, "Quadratic Features and Deep Architectures for Chunking")
    ) { x, _ in softSign(x) }

    /// Softsign between 0 and 1.
    public static let elliott = Activation(
        "elliott", family: "Sigmoid", formula: "½x/(1 + |x|) + ½",
        source: Source("Elliott", 1993, "A Better Activation Function for Artificial Neural Networks")
    ) { x, _ in 0.5 * softSignAboveFloor(x) }

    /// Inverse square root unit.
    public static let isru = Activation(
        "isru", family: "Sigmoid", formula: "x/√(1 + a·x²)", parameters: [Parameter("a", 1, 0...100)],
        source: Source(
            "Carlile et al.", 2017, "Improving Deep Learning by Inverse Square Root Linear Units (ISRLUs)",
            "arXiv 1710.09967")
    ) { x, p in inverseRoot(x, p[0]) }

    /// A sigmoid of one root; beyond 1 divided by |u|, where the slope of the quotient would cancel.
    public static let rootsig = Activation(
        "rootsig", family: "Sigmoid", formula: "a·x/(1 + √(1 + a²·x²))",
        parameters: [Parameter("a", 1, 0.01...100)],
        source: .survey
    ) { x, p in
        split(
            p[0] * x, at: 1, near: { $0 / (1.0 + sqrt(1.0 + square($0))) },
            far: { sign($0) / (1.0 / abs($0) + sqrt(square(1.0 / $0) + 1.0)) })
    }

    /// cosh 2x = cosh² x + sinh² x: divided by cosh x there is only tanh, which cannot overflow.
    public static let newSigmoid = Activation(
        "new-sigmoid", family: "Sigmoid", formula: "sinh x/√(cosh 2x) = tanh x/√(1 + tanh² x)",
        source: .survey
    ) { x, _ in
        let t = tanh(x)
        return t / sqrt(1.0 + square(t))
    }

    /// Gompertz's curve, the log-log link.
    public static let logLog = Activation(
        "loglog", aliases: ["gompertz"], family: "Sigmoid", formula: "exp(−e⁻ˣ)", source: .survey
    ) { x, _ in gompertz(x) }

    /// The complementary log-log link.
    public static let cLogLog = Activation(
        "cloglog", family: "Sigmoid", formula: "1 − exp(−eˣ)", source: .survey,
        remark: "Differs from a printed form with e⁻ˣ, which would fall; the link of statistics has eˣ."
    ) { x, _ in complementaryLogLog(x) }

    /// The sigmoid times Gompertz's curve.
    public static let sigmoidGumbel = Activation(
        "sigmoid-gumbel", family: "Sigmoid", formula: "σ(x)·exp(−e⁻ˣ)", source: .survey
    ) { x, _ in sigmoid(x) * gompertz(x) }

    /// The sigmoid on a slope.
    public static let sigLin = Activation(
        "siglin", family: "Sigmoid", formula: "σ(x) + a·x", parameters: [Parameter("a", 0.1, 0...1)],
        source: .survey
    ) { x, p in sigmoid(x) + p[0] * x }

    /// The sigmoid with sloping tails.
    public static let improvedSigmoid = Activation(
        "improved-sigmoid", aliases: ["improved-logistic-sigmoid"], family: "Sigmoid",
        formula: "σ(x); σ(±b) + a·(x ∓ b) where |x| > b",
        parameters: [Parameter("a", 0.1, 0...1), Parameter("b", 2, 0.01...10)], source: .survey,
        remark: "The continuous version; the survey's left part lacks a sign."
    ) { x, p in
        let c = min(p[1], max(-p[1], x))
        return sigmoid(c) + p[0] * (x - c)
    }

    /// To the left, where exp(−x/b) would overflow, numerator and denominator are taken exp(x/b) times; beyond 1
    /// they are divided by x, where the slope of the quotient would cancel.
    public static let softRootSign = Activation(
        "soft-root-sign", aliases: ["srs"], family: "Sigmoid", formula: "x/(x/a + exp(−x/b))",
        parameters: [Parameter("a", 2, 0.5...10), Parameter("b", 3, 0.5...10)],
        source: Source("Zhou et al.", 2020, "Soft-Root-Sign Activation Function", "arXiv 2003.00547"),
        remark: "Has a pole where a ≤ b/e."
    ) { x, p in
        branches(
            x,
            {
                split(
                    $0, at: 1, near: { $0 / ($0 / p[0] + exp(-$0 / p[1])) },
                    far: { 1.0 / (1.0 / p[0] + exp(-$0 / p[1]) / $0) })
            },
            { left in
                let power = exp(left / p[1])
                return left * power / (left * power / p[0] + 1.0)
            })
    }

    /// Two saturating exponentials.
    public static let hexpo = Activation(
        "hexpo", family: "Sigmoid", formula: "a·(1 − exp(−x/b)); c·(exp(x/d) − 1) where x < 0",
        parameters: [
            Parameter("a", 1, 0.01...10), Parameter("b", 1, 0.01...10), Parameter("c", 1, 0.01...10),
            Parameter("d", 1, 0.01...10),
        ],
        source: Source(
            "Kong and Takatsuka", 2017, "Hexpo: A vanishing-proof activation function",
            "10.1109/IJCNN.2017.7966168")
    ) { x, p in branches(x, { -p[0] * expm1(-$0 / p[1]) }, { p[2] * expm1($0 / p[3]) }) }

    private static let lecunEtAl = Source(
        "LeCun et al.", 1998, "Efficient BackProp", "10.1007/3-540-49430-8_2")
}
