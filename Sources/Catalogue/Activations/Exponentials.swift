import ExpressionGraph

// Linear to the right, saturating or dying away to the left.

extension Activation {
    static let exponentials: [Activation] = [
        elu, selu, celu, pelu, mpelu, serlu, lselu, isrlu, reu, sqlu, sqreu, polyLU, poLU, pdelu, elish,
        hardELiSH, ptelu, erfReLU,
    ]

    /// Exponential linear unit.
    public static let elu = Activation(
        "elu", family: "Exponential", formula: "x; α·(eˣ − 1) where x ≤ 0",
        parameters: [Parameter("alpha", 1, 0...10)],
        source: Source(
            "Clevert, Unterthiner and Hochreiter", 2016, "Fast and Accurate Deep Network Learning by ELUs",
            "arXiv 1511.07289")
    ) { x, p in branches(x, { $0 }, { p[0] * expm1($0) }) }

    /// Scaled exponential linear unit.
    public static let selu = Activation(
        "selu", family: "Exponential", formula: "λ·x; λ·α·(eˣ − 1) where x ≤ 0, λ = 1.0507, α = 1.6733",
        source: Source("Klambauer et al.", 2017, "Self-Normalizing Neural Networks", "arXiv 1706.02515"),
        remark: "Keeps mean 0 and variance 1 with weights N(0, 1/fan in)."
    ) { x, _ in 1.0507009873554805 * branches(x, { $0 }, { 1.6732632423543772 * expm1($0) }) }

    /// Continuously differentiable exponential linear unit.
    public static let celu = Activation(
        "celu", family: "Exponential", formula: "x; α·(exp(x/α) − 1) where x ≤ 0",
        parameters: [Parameter("alpha", 2, 0.01...10)],
        source: Source(
            "Barron", 2017, "Continuously Differentiable Exponential Linear Units", "arXiv 1704.07483"),
        remark: "With α = 1, PyTorch's default, it is elu."
    ) { x, p in branches(x, { $0 }, { p[0] * expm1($0 / p[0]) }) }

    /// Parametric exponential linear unit.
    public static let pelu = Activation(
        "pelu", aliases: ["parametric-elu"], family: "Exponential",
        formula: "(a/b)·x; a·(exp(x/b) − 1) where x ≤ 0, both learned",
        parameters: [Parameter("a", 1.5, 0.1...10, learned: true), Parameter("b", 2, 0.1...10, learned: true)],
        source: Source(
            "Trottier, Giguère and Chaib-draa", 2017, "Parametric Exponential Linear Unit", "arXiv 1605.09332"
        ),
        remark: "The paper starts at a = b = 1, where it is elu."
    ) { x, p in branches(x, { p[0] / p[1] * $0 }, { p[0] * expm1($0 / p[1]) }) }

    /// Multiple parametric exponential linear unit.
    public static let mpelu = Activation(
        "mpelu", family: "Exponential", formula: "x; a·(exp(b·x) − 1) where x ≤ 0, both learned",
        parameters: [Parameter("a", 1, -10...10, learned: true), Parameter("b", 0.5, 0...10, learned: true)],
        source: Source(
            "Li et al.", 2018,
            "Improving deep neural network with Multiple Parametric Exponential Linear Units",
            "arXiv 1606.00305"),
        remark: "With a = b = 1 it is elu."
    ) { x, p in branches(x, { $0 }, { p[0] * expm1(p[1] * $0) }) }

    /// Scaled exponentially regularized linear unit.
    public static let serlu = Activation(
        "serlu", family: "Exponential", formula: "λ·x; λ·α·x·eˣ where x ≤ 0, λ = 1.07862, α = 2.90427",
        source: Source(
            "Zhang and Li", 2018, "Effectiveness of Scaled Exponentially-Regularized Linear Units (SERLUs)",
            "arXiv 1807.10117")
    ) { x, _ in 1.07862 * kinked(x, { $0 }, { 2.90427 * $0 * exp($0) }) }

    /// Leaky scaled exponential linear unit.
    public static let lselu = Activation(
        "lselu", aliases: ["leaky-selu"], family: "Exponential",
        formula: "λ·x; λ·(α·(eˣ − 1) + c·x) where x ≤ 0, λ = 1.05078, α = 1.6733",
        parameters: [Parameter("c", 0.1, 0...1)], source: .survey,
        remark: "With the survey's rounded constants: c = 0 is selu to four digits."
    ) { x, p in 1.05078 * kinked(x, { $0 }, { 1.6733 * expm1($0) + p[0] * $0 }) }

    /// Inverse square root linear unit.
    public static let isrlu = Activation(
        "isrlu", family: "Exponential", formula: "x; x/√(1 + a·x²) where x ≤ 0",
        parameters: [Parameter("a", 1, 0...100)],
        source: Source(
            "Carlile et al.", 2017, "Improving Deep Learning by Inverse Square Root Linear Units (ISRLUs)",
            "arXiv 1710.09967")
    ) { x, p in branches(x, { $0 }, { inverseRoot($0, p[0]) }) }

    /// Rectified exponential unit.
    public static let reu = Activation(
        "reu", aliases: ["rectified-exponential-unit"], family: "Exponential", formula: "x; x·eˣ where x ≤ 0",
        source: Source(
            "Ying et al.", 2019, "Rectified Exponential Units for Convolutional Neural Networks",
            "10.1109/ACCESS.2019.2928442")
    ) { x, _ in branches(x, { $0 }, { $0 * exp($0) }) }

    /// Square linear unit.
    public static let sqlu = Activation(
        "sqlu", family: "Exponential", formula: "x; x + x²/4 where −2 ≤ x ≤ 0; −1",
        source: Source(
            "Wuraola, Patel and Nguang", 2021, "Efficient activation functions for embedded inference engines"
        )
    ) { x, _ in
        let n = clamp(x, -2, 0)
        return max(x, 0) + n + square(n) * 0.25
    }

    /// Square rectified exponential unit.
    public static let sqreu = Activation(
        "sqreu", family: "Exponential", formula: "x; x + x²/2 where −2 ≤ x ≤ 0; 0", source: sqlu.source
    ) { x, _ in
        let n = clamp(x, -2, 0)
        return max(x, 0) + n + square(n) * 0.5
    }

    /// Polynomial linear unit.
    public static let polyLU = Activation(
        "polylu", aliases: ["fplus", "PolyLU / FPLUS"], family: "Exponential", formula: "x; 1/(1 − x) − 1 where x ≤ 0",
        source: Source(
            "Feng and Yang", 2023,
            "PolyLU: A Simple and Robust Polynomial-Based Linear Unit Activation Function")
    ) { x, _ in branches(x, { $0 }, { softSign($0) }) }

    /// Power linear unit.
    public static let poLU = Activation(
        "polu", aliases: ["power-linear-unit"], family: "Exponential",
        formula: "x; (1 − x)^−a − 1 where x ≤ 0",
        parameters: [Parameter("a", 1.5, 0.1...10)],
        source: Source(
            "Li, Ding and Li", 2018, "Training deep neural networks by the power linear unit",
            "arXiv 1802.00212")
    ) { x, p in kinked(x, { $0 }, { expm1(-p[0] * log1p(-$0)) }) }

    /// Parametric deformable exponential linear unit.
    public static let pdelu = Activation(
        "pdelu", family: "Exponential",
        formula: "x; a·(max(1 + (1 − t)·x, 0)^(1/(1 − t)) − 1) where x ≤ 0, a learned",
        parameters: [Parameter("a", 1, -10...10, learned: true), Parameter("t", 0.9, 0...0.99)],
        source: Source(
            "Cheng et al.", 2020, "Parametric Deformable Exponential Linear Units for deep neural networks",
            "10.1016/j.neunet.2020.02.012"),
        remark: "t → 1 is ELU."
    ) { x, p in
        let rest = 1.0 - p[1]
        // Near 0 the power is near 1.
        return branches(
            x, { $0 },
            { left in
                let u = rest * left
                return p[0]
                    * select(
                        u .< -0.5, pow(max(1.0 + u, 0), 1.0 / rest) - 1.0, expm1(log1p(max(-0.5, u)) / rest))
            })
    }

    /// Exponential linear sigmoid squashing.
    public static let elish = Activation(
        "elish", family: "Exponential", formula: "x·σ(x); (eˣ − 1)·σ(x) where x ≤ 0", source: elishPaper
    ) { x, _ in branches(x, { $0 }, { expm1($0) }) * sigmoid(x) }

    /// ELiSH with a sigmoid of lines.
    public static let hardELiSH = Activation(
        "hard-elish", family: "Exponential",
        formula: "x·h; (eˣ − 1)·h where x ≤ 0, h = (x + 1)/2 within [0, 1]",
        source: elishPaper, remark: "Differs from the survey, which prints 1 + e⁻ˣ on the left."
    ) { x, _ in branches(x, { $0 }, { expm1($0) }) * clamp(0.5 * x + 0.5, 0, 1) }

    /// Parametric tanh linear unit.
    public static let ptelu = Activation(
        "ptelu", aliases: ["siglu", "trelu"], family: "Exponential",
        formula: "x; a·tanh(b·x) where x ≤ 0, both learned",
        parameters: [Parameter("a", 1, 0...10, learned: true), Parameter("b", 1, 0...10, learned: true)],
        source: Source(
            "Duggal and Gupta", 2017,
            "P-TELU: Parametric Tan Hyperbolic Linear Unit Activation for Deep Neural Networks")
    ) { x, p in branches(x, { $0 }, { p[0] * tanh(p[1] * $0) }) }

    /// ReLU with the error function to the left.
    public static let erfReLU = Activation(
        "erf-relu", family: "Exponential", formula: "x; a·erf x where x ≤ 0, a learned",
        parameters: [Parameter("a", 0.5, 0...10, learned: true)],
        source: Source(
            "Rajanand and Singh", 2023, "ErfReLU: Adaptive Activation Function for Deep Neural Network",
            "arXiv 2306.01822")
    ) { x, p in kinked(x, { $0 }, { p[0] * erf($0) }) }

    private static let elishPaper = Source(
        "Basirat and Roth", 2018, "The Quest for the Golden Activation Function", "arXiv 1808.00783")
}
