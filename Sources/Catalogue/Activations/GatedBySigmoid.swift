import ExpressionGraph
import Foundation

// Gates within gates, learned gates, and sums that are gated.

extension Activation {
    static let gatedBySigmoid: [Activation] = [
        doubleSiLU, mSiLU, tSiLU, atSiLU, swAT, pflu, fpflu, tanhSig, sechSig, tanhSoft1, tanhSoft2, erfAct,
        pats,
        psgu, aconC, smu, sinLU, cosLU, logSigmoid,
    ]

    /// x gated by the sigmoid of SiLU, which is 0 below −800 in every precision.
    public static let doubleSiLU = Activation(
        "double-silu", family: "Self-gated", formula: "x·σ(SiLU(x))", source: .survey
    ) { x, _ in x * sigmoid(swish(max(-800, x))) }

    /// SiLU with a bump.
    public static let mSiLU = Activation(
        "msilu", aliases: ["modified-silu"], family: "Self-gated", formula: "SiLU(x) + exp(−x² − 1)/4",
        source: .survey
    ) { x, _ in swish(x) + exp(-square(x) - 1.0) * 0.25 }

    /// The hyperbolic tangent of SiLU.
    public static let tSiLU = Activation(
        "tsilu", family: "Self-gated", formula: "tanh(SiLU(x))", source: .survey
    ) { x, _ in tanh(swish(x)) }

    /// The arctangent of SiLU.
    public static let atSiLU = Activation(
        "atsilu", family: "Self-gated", formula: "atan(SiLU(x))", source: .survey
    ) { x, _ in atan(swish(x)) }

    /// x gated by the sigmoid of the arctangent.
    public static let swAT = Activation(
        "swat", family: "Self-gated", formula: "x·σ(atan x)", source: .survey
    ) { x, _ in x * sigmoid(atan(x)) }

    /// With u = √(1 + x²), (u + x)(u − x) = 1: to the left, where u + x cancels, it is 1/(u − x).
    public static let pflu = Activation(
        "pflu", family: "Self-gated", formula: "½x·(1 + x/√(1 + x²))",
        source: Source(
            "Zhu et al.", 2021,
            "PFLU and FPFLU: Two novel non-monotonic activation functions in convolutional neural networks",
            "10.1016/j.neucom.2020.11.068")
    ) { x, _ in
        0.5
            * branches(
                x, { $0 + $0 * inverseRoot($0, .constant(1)) },
                { $0 / hypotenuse($0, .constant(1)) / (hypotenuse($0, .constant(1)) - $0) })
    }

    /// Faster power function linear unit.
    public static let fpflu = Activation(
        "fpflu", family: "Self-gated", formula: "x; x + x²/√(1 + x²) where x < 0", source: pflu.source
    ) { x, _ in branches(x, { $0 }, { $0 / hypotenuse($0, .constant(1)) / (hypotenuse($0, .constant(1)) - $0) }) }

    /// x and its tanh, gated by the sigmoid.
    public static let tanhSig = Activation(
        "tanh-sig", family: "Self-gated", formula: "(x + tanh x)·σ(x)", source: .survey
    ) { x, _ in (x + tanh(x)) * sigmoid(x) }

    /// x and a bump, gated by the sigmoid.
    public static let sechSig = Activation(
        "sech-sig", family: "Self-gated", formula: "(x + 1/cosh x)·σ(x)", source: .survey
    ) { x, _ in (x + sech(x)) * sigmoid(x) }

    /// Softplus gated by tanh.
    public static let tanhSoft1 = Activation(
        "tanhsoft-1", family: "Self-gated", formula: "tanh(a·x)·ln(1 + eˣ)",
        parameters: [Parameter("a", 0.87, 0.01...10)],
        source: tanhSoftPaper
    ) { x, p in tanh(p[0] * x) * softplus(x) }

    /// x gated by tanh of an exponential.
    public static let tanhSoft2 = Activation(
        "tanhsoft-2", family: "Self-gated", formula: "x·tanh(b·exp(c·x))",
        parameters: [Parameter("b", 0.6, 0.01...10), Parameter("c", 1, 0.01...10)], source: tanhSoftPaper
    ) { x, p in x * tanh(p[0] * exp(min(20, p[1] * x))) }

    /// x gated by the error function of an exponential.
    public static let erfAct = Activation(
        "erf-act", family: "Self-gated", formula: "x·erf(a·exp(b·x)), both learned",
        parameters: [
            Parameter("a", 0.75, 0.01...10, learned: true), Parameter("b", 0.75, 0.01...10, learned: true),
        ],
        source: Source(
            "Biswas et al.", 2022, "ErfAct and Pserf: Non-monotonic Smooth Trainable Activation Functions",
            "arXiv 2109.04386")
    ) { x, p in x * erf(p[0] * exp(min(10, p[1] * x))) }

    /// x gated by an arctangent of the sigmoid.
    public static let pats = Activation(
        "pats", family: "Self-gated", formula: "x·atan(π·a·σ(x))",
        parameters: [Parameter("a", 0.625, 0.5...0.75)],
        source: .survey, remark: "Always the mean a; the paper draws it from U(½, ¾) while training."
    ) { x, p in x * atan(Double.pi * p[0] * sigmoid(x)) }

    /// x gated by tanh of a scaled sigmoid.
    public static let psgu = Activation(
        "psgu", family: "Self-gated", formula: "x·tanh(a·σ(x))", parameters: [Parameter("a", 3, 0.01...10)],
        source: .survey
    ) { x, p in x * tanh(p[0] * sigmoid(x)) }

    /// Activate or not: a smooth maximum of two learned lines.
    public static let aconC = Activation(
        "acon-c", aliases: ["acon"], family: "Self-gated",
        formula: "(p − q)·x·σ(β·(p − q)·x) + q·x, all learned",
        parameters: [
            Parameter("p", 1.2, -10...10, learned: true), Parameter("q", 0.1, -10...10, learned: true),
            Parameter("beta", 1, -10...10, learned: true),
        ],
        source: Source(
            "Ma et al.", 2021, "Activate or Not: Learning Customized Activation", "arXiv 2009.04759"),
        remark: "The paper starts at p = 1, q = 0, where it is silu."
    ) { x, p in
        let u = (p[0] - p[1]) * x
        return u * sigmoid(p[2] * u) + p[1] * x
    }

    /// Smooth maximum unit: leaky ReLU with the error function.
    public static let smu = Activation(
        "smu", family: "Self-gated", formula: "½((1 + a)·x + (1 − a)·x·erf(μ·(1 − a)·x)), μ learned",
        parameters: [Parameter("a", 0.25, 0...0.99), Parameter("mu", 2, 0.01...100, learned: true)],
        source: Source(
            "Biswas et al.", 2022,
            "SMU: Smooth Activation Function for Deep Networks using Smoothing Maximum Technique",
            "arXiv 2111.04682")
    ) { x, p in
        let u = (1.0 - p[0]) * x
        return 0.5 * ((1.0 + p[0]) * x + u * erf(p[1] * u))
    }

    /// A sine on a line, gated by the sigmoid.
    public static let sinLU = Activation(
        "sinlu", family: "Self-gated", formula: "(x + a·sin(b·x))·σ(x), both learned",
        parameters: [Parameter("a", 0.5, -10...10, learned: true), Parameter("b", 1, -10...10, learned: true)],
        source: Source("Paul et al.", 2022, "SinLU: Sinu-Sigmoidal Linear Unit", "10.3390/math10030337")
    ) { x, p in (x + p[0] * sin(p[1] * x)) * sigmoid(x) }

    /// A cosine on a line, gated by the sigmoid.
    public static let cosLU = Activation(
        "coslu", family: "Self-gated", formula: "(x + a·cos(b·x))·σ(x), both learned",
        parameters: [Parameter("a", 1, -10...10, learned: true), Parameter("b", 1, -10...10, learned: true)],
        source: .survey
    ) { x, p in (x + p[0] * cos(p[1] * x)) * sigmoid(x) }

    /// The logarithm of the sigmoid.
    public static let logSigmoid = Activation(
        "log-sigmoid", family: "Self-gated", formula: "−ln(1 + e⁻ˣ)", source: .survey
    ) { x, _ in -softplus(-x) }

    private static let tanhSoftPaper = Source(
        "Biswas et al.", 2021, "TanhSoft: A Family of Activation Functions Combining Tanh and Softplus",
        "arXiv 2009.03863")
}
