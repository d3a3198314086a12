import ExpressionGraph
import Foundation

// x times a gate that opens with x: Swish, Mish and their kin.

extension Activation {
    static let selfGated: [Activation] = [
        silu, swishBeta, eSwish, hardSwish, dSiLU, mish, hardMish, smish, tanhExp, serf, logish, gish, phish,
        suish,
        tsReLU, logLogish, expExpish, selfArctan, lisht, sinSig, eanaf, rectifiedSech, teLU,
    ]

    /// Sigmoid linear unit.
    public static let silu = Activation(
        "silu", aliases: ["swish", "swish-1", "SiLU / Swish-1"], family: "Self-gated", formula: "x·σ(x)",
        source: Source("Elfwing, Uchibe and Doya", 2018, "Sigmoid-weighted linear units", "arXiv 1702.03118")
    ) { x, _ in swish(x) }

    /// Swish with a learned sharpness.
    public static let swishBeta = Activation(
        "swish-beta", aliases: ["swish-β"], family: "Self-gated", formula: "x·σ(β·x), β learned",
        parameters: [Parameter("beta", 1.5, -10...10, learned: true)],
        source: Source(
            "Ramachandran, Zoph and Le", 2017, "Searching for Activation Functions", "arXiv 1710.05941"),
        remark: "The paper starts at β = 1, where it is silu."
    ) { x, p in x * sigmoid(p[0] * x) }

    /// Swish, scaled.
    public static let eSwish = Activation(
        "e-swish", family: "Self-gated", formula: "β·x·σ(x)", parameters: [Parameter("beta", 1.5, 1...2)],
        source: Source(
            "Alcaide", 2018, "E-swish: Adjusting Activations to Different Network Depths", "arXiv 1801.07145")
    ) { x, p in p[0] * swish(x) }

    /// Swish of lines and a parabola.
    public static let hardSwish = Activation(
        "hard-swish", family: "Self-gated", formula: "x·((x + 3)/6 within [0, 1])",
        source: Source("Howard et al.", 2019, "Searching for MobileNetV3", "arXiv 1905.02244")
    ) { x, _ in x * (clamp(x + 3.0, 0, 6) / 6.0) }

    /// The derivative of SiLU.
    public static let dSiLU = Activation(
        "dsilu", family: "Self-gated", formula: "σ(x)·(1 + x·(1 − σ(x)))", source: silu.source
    ) { x, _ in sigmoid(x) * (1.0 + x * sigmoid(-x)) }

    /// x gated by tanh of softplus.
    public static let mish = Activation(
        "mish", family: "Self-gated", formula: "x·tanh(ln(1 + eˣ))",
        source: Source(
            "Misra", 2020, "Mish: A Self Regularized Non-Monotonic Activation Function", "arXiv 1908.08681")
    ) { x, _ in x * tanh(softplus(x)) }

    /// Mish of lines and a parabola.
    public static let hardMish = Activation(
        "hard-mish", aliases: ["h-mish"], family: "Self-gated", formula: "(x/2)·(x + 2 within [0, 2])",
        source: Source("Misra", 2020, "H-Mish")
    ) { x, _ in 0.5 * x * clamp(x + 2.0, 0, 2) }

    /// x gated by tanh of a logarithm of the sigmoid.
    public static let smish = Activation(
        "smish", family: "Self-gated", formula: "x·tanh(ln(1 + σ(x)))",
        source: Source(
            "Wang, Ren and Wang", 2022, "Smish: A Novel Activation Function for Deep Learning Methods",
            "10.3390/electronics11040540")
    ) { x, _ in x * tanh(log1p(sigmoid(x))) }

    /// x gated by tanh of the exponential.
    public static let tanhExp = Activation(
        "tanh-exp", family: "Self-gated", formula: "x·tanh(eˣ)",
        source: Source(
            "Liu and Di", 2020, "TanhExp: A Smooth Activation Function with High Convergence Speed",
            "arXiv 2003.09855")
    ) { x, _ in x * tanh(exp(min(20, x))) }

    /// x gated by the error function of softplus.
    public static let serf = Activation(
        "serf", family: "Self-gated", formula: "x·erf(ln(1 + eˣ))",
        source: Source(
            "Nag and Bhattacharyya", 2021,
            "SERF: Towards better training of deep neural networks using log-Softplus ERror activation",
            "arXiv 2108.09598")
    ) { x, _ in x * erf(softplus(x)) }

    /// x gated by a logarithm of the sigmoid.
    public static let logish = Activation(
        "logish", family: "Self-gated", formula: "x·ln(1 + σ(x))",
        source: Source(
            "Zhu et al.", 2021,
            "Logish: A new nonlinear nonmonotonic activation function for convolutional neural network",
            "10.1016/j.neucom.2021.06.067")
    ) { x, _ in x * log1p(sigmoid(x)) }

    /// 2 − e^−eˣ = 1 + (1 − e^−eˣ).
    public static let gish = Activation(
        "gish", family: "Self-gated", formula: "x·ln(2 − exp(−eˣ))", source: .survey
    ) { x, _ in x * log1p(complementaryLogLog(x)) }

    /// x gated by tanh of GELU, which is 0 below −40 in every precision.
    public static let phish = Activation(
        "phish", family: "Self-gated", formula: "x·tanh(GELU(x))", source: .survey
    ) { x, _ in x * tanh(gelu(max(-40, x))) }

    /// The larger of x and a decaying x.
    public static let suish = Activation(
        "suish", family: "Self-gated", formula: "max(x, x·exp(−|x|))", source: .survey,
        remark: "The same as REU."
    ) { x, _ in branches(x, { $0 }, { $0 * exp($0) }) }

    /// x gated by tanh of the sigmoid.
    public static let tsReLU = Activation(
        "tsrelu", family: "Self-gated", formula: "x·tanh(σ(x))", source: .survey
    ) { x, _ in x * tanh(sigmoid(x)) }

    /// x gated by the complementary log-log link.
    public static let logLogish = Activation(
        "loglogish", family: "Self-gated", formula: "x·(1 − exp(−eˣ))", source: .survey
    ) { x, _ in x * complementaryLogLog(x) }

    /// x gated by Gompertz's curve.
    public static let expExpish = Activation(
        "expexpish", family: "Self-gated", formula: "x·exp(−e⁻ˣ)", source: .survey
    ) { x, _ in x * gompertz(x) }

    /// x gated by its arctangent.
    public static let selfArctan = Activation(
        "self-arctan", family: "Self-gated", formula: "x·atan x", source: .survey
    ) { x, _ in x * atan(x) }

    /// x gated by its hyperbolic tangent.
    public static let lisht = Activation(
        "lisht", family: "Self-gated", formula: "x·tanh x",
        source: Source(
            "Roy et al.", 2019,
            "LiSHT: Non-Parametric Linearly Scaled Hyperbolic Tangent Activation Function", "arXiv 1901.05894"
        )
    ) { x, _ in x * tanh(x) }

    /// x gated by a sine of the sigmoid.
    public static let sinSig = Activation(
        "sinsig", family: "Self-gated", formula: "x·sin(½π·σ(x))", source: .survey
    ) { x, _ in x * sin(Double.pi / 2 * sigmoid(x)) }

    /// 1/(1 + 2e⁻ˣ) = σ(x − ln 2).
    public static let eanaf = Activation(
        "eanaf", family: "Self-gated", formula: "x·eˣ/(eˣ + 2)", source: .survey
    ) { x, _ in x * sigmoid(x - softplusAtZero) }

    /// x that decays on both sides.
    public static let rectifiedSech = Activation(
        "rectified-sech", aliases: ["resech"], family: "Self-gated", formula: "x/cosh x", source: .survey
    ) { x, _ in x * sech(x) }

    /// x gated by tanh of ELU.
    public static let teLU = Activation(
        "telu", family: "Self-gated", formula: "x·tanh(ELU(a·x))", parameters: [Parameter("a", 1, 0.01...10)],
        source: .survey
    ) { x, p in x * tanh(branches(p[0] * x, { $0 }, { expm1($0) })) }
}
