import ExpressionGraph
import Foundation

// Rectifiers that bend, fold or wave somewhere.

extension Activation {
    static let bentRectifiers: [Activation] = [
        pan, tent, hat, lsptlu, sineReLU, vlu, nlReLU, slu, reSP, preNU, signReLU, fts, oaf, crReLU, smeLU,
        aQuLU,
        eplaf,
    ]

    /// A dead zone between two ramps.
    public static let pan = Activation(
        "pan", family: "ReLU", formula: "max(|x| − a, 0)", parameters: [Parameter("a", 1, 0...10)],
        source: .survey
    ) { x, p in max(abs(x) - p[0], 0) }

    /// A tent around 0.
    public static let tent = Activation(
        "tent", aliases: ["mrelu", "Tent (mReLU)"], family: "ReLU", formula: "max(a − |x|, 0), a learned",
        parameters: [Parameter("a", 1, 0.01...10, learned: true)],
        source: Source(
            "Rozsa and Boult", 2019,
            "Improved Adversarial Robustness by Reducing Open Space Risk via Tent Activations",
            "arXiv 1908.02435")
    ) { x, p in max(p[0] - abs(x), 0) }

    /// A tent from 0 to a: the linear B-spline.
    public static let hat = Activation(
        "hat", family: "ReLU", formula: "max(min(x, a − x), 0)", parameters: [Parameter("a", 2, 0.01...10)],
        source: Source(
            "Hong et al.", 2022,
            "On the Activation Function Dependence of the Spectral Bias of Neural Networks",
            "arXiv 2208.04924")
    ) { x, p in max(min(x, p[0] - x), 0) }

    /// A tent with a leak to the left.
    public static let lsptlu = Activation(
        "lsptlu", family: "ReLU", formula: "0.2·x where x < 0; max(min(x, 2a − x), 0)",
        parameters: [Parameter("a", 1, 0.01...10)], source: .survey
    ) { x, p in max(min(x, 2.0 * p[0] - x), 0) + 0.2 * min(0, x) }

    /// ReLU with a ripple to the left.
    public static let sineReLU = Activation(
        "sine-relu", family: "ReLU", formula: "x; ε·(sin x − cos x) where x < 0",
        parameters: [Parameter("epsilon", 0.0025, 0...1)], source: .survey, remark: "Jumps by ε at 0."
    ) { x, p in select(x .>= 0.0, x, p[0] * (sin(x) - cos(x))) }

    /// Variable linear unit: ReLU with a wave on it.
    public static let vlu = Activation(
        "vlu", aliases: ["pvlu", "VLU / PVLU"], family: "ReLU", formula: "max(x, 0) + a·sin(b·x)",
        parameters: [Parameter("a", 0.1, -10...10), Parameter("b", Double.pi, 0...30)], source: .survey
    ) { x, p in max(x, 0) + p[0] * sin(p[1] * x) }

    /// Natural logarithm of ReLU.
    public static let nlReLU = Activation(
        "nlrelu", aliases: ["natural-logarithm-relu"], family: "ReLU", formula: "ln(1 + b·max(x, 0))",
        parameters: [Parameter("b", 1, 0...10)],
        source: Source(
            "Liu et al.", 2019,
            "Natural-Logarithm-Rectified Activation Function in Convolutional Neural Networks",
            "arXiv 1908.03682")
    ) { x, p in log1p(p[0] * max(x, 0)) }

    /// Softplus linear unit.
    public static let slu = Activation(
        "slu", aliases: ["softplus-linear-unit"], family: "ReLU",
        formula: "x; 2·ln(1 + eˣ) − 2·ln 2 where x < 0",
        source: .survey
    ) { x, _ in branches(x, { $0 }, { 2.0 * softplusRise($0) }) }

    /// Rectified softplus.
    public static let reSP = Activation(
        "resp", aliases: ["rectified-softplus"], family: "ReLU",
        formula: "a·x + ln 2; ln(1 + eˣ) where x < 0",
        parameters: [Parameter("a", 1.7, 0...10)], source: .survey
    ) { x, p in kinked(x, { p[0] * $0 + softplusAtZero }, { softplus($0) }) }

    /// Parametric rectified nonlinear unit.
    public static let preNU = Activation(
        "prenu", family: "ReLU", formula: "x − a·ln(1 + x); 0 where x < 0",
        parameters: [Parameter("a", 1, 0...1)],
        source: .survey
    ) { x, p in
        // With a = 1 the two cancel near 0 but for x²/2 ….
        split(
            max(x, 0), at: 1, near: { (1.0 - p[0]) * $0 + p[0] * logarithmRest($0) }, far: { $0 - p[0] * log1p($0) })
    }

    /// ReLU with half a softsign.
    public static let signReLU = Activation(
        "sign-relu", aliases: ["dlu", "SignReLU / DLU"], family: "ReLU", formula: "x; a·x/(1 + |x|) where x < 0",
        parameters: [Parameter("a", 1, 0...10)], source: .survey
    ) { x, p in branches(x, { $0 }, { p[0] * softSign($0) }) }

    /// Flatten-T Swish.
    public static let fts = Activation(
        "fts", aliases: ["flatten-t-swish"], family: "ReLU", formula: "max(x, 0)·σ(x) + T",
        parameters: [Parameter("T", -0.2, -10...10)],
        source: Source("Chieng et al.", 2018, "Flatten-T Swish", "arXiv 1812.06247")
    ) { x, p in max(x, 0) * sigmoid(x) + p[0] }

    /// Swish and ReLU together.
    public static let oaf = Activation(
        "oaf", family: "ReLU", formula: "max(x, 0) + x·σ(x)", source: .survey
    ) { x, _ in max(x, 0) + swish(x) }

    /// Correction regularized ReLU.
    public static let crReLU = Activation(
        "crrelu", aliases: ["correction-regularized-relu"], family: "ReLU",
        formula: "max(x, 0) + ε·x·exp(−x²/2), ε learned",
        parameters: [Parameter("epsilon", 0.01, -10...10, learned: true)],
        source: Source(
            "Sun et al.", 2024, "A Method on Searching Better Activation Functions", "arXiv 2405.12954")
    ) { x, p in max(x, 0) + p[0] * x * exp(square(x) * -0.5) }

    /// Smooth ReLU of a line, a parabola and a line.
    public static let smeLU = Activation(
        "smelu", family: "ReLU", formula: "0 where x < −β; (x + β)²/(4β); x where x > β",
        parameters: [Parameter("beta", 1, 0.001...10)],
        source: Source(
            "Shamir et al.", 2020, "Smooth activations and reproducibility in deep networks",
            "arXiv 2010.09931")
    ) { x, p in
        let c = min(p[0], max(-p[0], x))
        return square(c + p[0]) / (4.0 * p[0]) + max(x - p[0], 0)
    }

    /// Adaptive quadratic linear unit.
    public static let aQuLU = Activation(
        "aqulu", family: "ReLU", formula: "0 where x < −b/a; a·x² + b·x; x where x > (1 − b)/a",
        parameters: [Parameter("a", 0.2, 0.001...10), Parameter("b", 0.1, 0...1)],
        source: .survey, remark: "The slope jumps at both knots."
    ) { x, p in
        let knot = (1.0 - p[1]) / p[0]
        let c = min(knot, max(-p[1] / p[0], x))
        return c * (p[0] * c + p[1]) + max(x - knot, 0)
    }

    /// A power near 0, lines beyond: Huber's function for d = 2.
    public static let eplaf = Activation(
        "eplaf", family: "ReLU", formula: "|x|ᵈ/d where |x| < 1; |x| − 1 + 1/d",
        parameters: [Parameter("d", 2, 1...10)], source: .survey
    ) { x, p in
        let m = abs(x)
        return pow(min(m, 1), p[0]) / p[0] + max(m - 1.0, 0)
    }
}
