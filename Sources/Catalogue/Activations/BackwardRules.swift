import ExpressionGraph

// Functions whose gradient is that of another function: the value of one expression, the path of another.

extension Activation {
    static let backwardRules: [Activation] = [
        helu, fullGradientReLU, reluWithSiLUSlope, reluWithGELUSlope, reluWithELUSlope,
        signStraightThrough, signClipped, signTriangle, signReSTE, signTanh, signBiPer,
        clippedReLU, faultClippedReLU,
    ]

    private static let family = "Own backward rule"

    /// ReLU whose gradient passes a little below 0, so that units can come back to life.
    public static let helu = Activation(
        "helu", aliases: ["hysteresis-relu"], family: family, formula: "max(x, 0); slope 1 where x > −α, else 0",
        parameters: [Parameter("alpha", 0.05, 0...10)],
        source: Source(
            "Kimhi et al.", 2024, "Hysteresis Activation Function for Efficient Inference", "arXiv 2411.10573"),
        remark: "A unit moves although its output is 0 where −α < x ≤ 0: with a large α the loss can rise."
    ) { x, p in straightThrough(max(x, 0), gradientOf: max(x + stopGradient(p[0]), 0)) }

    /// ReLU that learns as if it were the identity: the end of the window's scale.
    public static let fullGradientReLU = Activation(
        "full-gradient-relu", family: family, formula: "max(x, 0); slope 1 everywhere",
        source: Source("Löwe", 2023, "Reimplementation of the Forward-Forward algorithm"),
        remark: "helu with α without end."
    ) { x, _ in straightThrough(max(x, 0), gradientOf: x) }

    /// ReLU forward, SiLU backward.
    public static let reluWithSiLUSlope = surrogate("silu", swish)
    /// ReLU forward, GELU backward.
    public static let reluWithGELUSlope = surrogate("gelu", gelu)
    /// ReLU forward, ELU backward.
    public static let reluWithELUSlope = surrogate("elu") { x in branches(x, { $0 }, { expm1($0) }) }

    private static func surrogate(_ name: String, _ path: @escaping @Sendable (Expr) -> Expr) -> Activation {
        Activation(
            "relu-\(name)-slope", aliases: ["rerelu-\(name)"], family: family, formula: "max(x, 0); slope of \(name)",
            source: Source(
                "Horuz et al.", 2025, "The Resurrection of the ReLU", "arXiv 2505.22074"),
            remark: "A unit that is off for all rows still learns."
        ) { x, _ in straightThrough(max(x, 0), gradientOf: path(x)) }
    }

    /// The sign, learned as if it were the identity.
    public static let signStraightThrough = Activation(
        "sign-ste", aliases: ["straight-through"], family: family, formula: "+1 where x ≥ 0, else −1; slope 1",
        source: Source(
            "Bengio, Léonard and Courville", 2013,
            "Estimating or Propagating Gradients Through Stochastic Neurons", "arXiv 1308.3432")
    ) { x, _ in straightThrough(binary(x), gradientOf: x) }

    /// The sign with a window of slope 1.
    public static let signClipped = Activation(
        "sign-clipped", aliases: ["clipped-ste", "pokebnn"], family: family,
        formula: "+1 where x ≥ 0, else −1; slope 1 where |x| ≤ B, else 0",
        parameters: [Parameter("B", 1, 0.01...10)],
        source: Source("Courbariaux et al.", 2016, "Binarized Neural Networks", "arXiv 1602.02830"),
        remark: "B is tuned in PokeBNN (arXiv 2112.00133)."
    ) { x, p in
        let bound = stopGradient(p[0])
        return straightThrough(binary(x), gradientOf: min(bound, max(-bound, x)))
    }

    /// The derivative of c·(2 − |c|) is 2 − 2|c| for c between −1 and 1.
    public static let signTriangle = Activation(
        "sign-triangle", aliases: ["bi-real"], family: family,
        formula: "+1 where x ≥ 0, else −1; slope max(2 − 2·|x|, 0)",
        source: Source("Liu et al.", 2018, "Bi-Real Net", "arXiv 1808.00278")
    ) { x, _ in
        let c = clamp(x, -1, 1)
        return straightThrough(binary(x), gradientOf: c * (2.0 - magnitude(c)))
    }

    /// The derivative of sgn(x)·|x|^(1/o) is the slope; near 0, where it would be infinite, a line.
    public static let signReSTE = Activation(
        "sign-reste", aliases: ["reste"], family: family,
        formula: """
            +1 where x ≥ 0, else −1
            slope |x|^(1/o − 1)/o where 0.1 < |x| ≤ 1.5, 0.1^(1/o − 1) nearer to 0, 0 beyond
            """,
        parameters: [Parameter("o", 3, 1...10)],
        source: Source(
            "Wu et al.", 2023, "Estimator Meets Equilibrium Perspective", "arXiv 2308.06689"),
        remark: "o = 1 is straight-through. The paper raises o from 1 to 3 during training; here it stays."
    ) { x, p in
        let power = 1.0 / stopGradient(p[0])
        let m = magnitude(x)
        // At 1.5 itself there still is a slope.
        let root = sign(x) * pow(max(select(m .<= 1.5, m, .constant(1.5)), 0.1), power)
        return straightThrough(
            binary(x), gradientOf: select(m .<= 0.1, x * pow(0.1 + 0.0 * power, power) * 10.0, root))
    }

    /// The sign with the slope of a steep tanh.
    public static let signTanh = Activation(
        "sign-tanh", aliases: ["ede", "ir-net"], family: family,
        formula: "+1 where x ≥ 0, else −1; slope κ·t·(1 − tanh²(t·x)), κ = max(1/t, 1)",
        parameters: [Parameter("t", 1, 0.1...10)],
        source: Source("Qin et al.", 2020, "Forward and Backward Information Retention", "arXiv 1909.10788"),
        remark: "The paper raises t from 0.1 to 10 during training; here it stays."
    ) { x, p in
        let t = stopGradient(p[0])
        return straightThrough(binary(x), gradientOf: max(1.0 / t, 1) * tanh(t * x))
    }

    /// The sign of a wave.
    public static let signBiPer = Activation(
        "sign-biper", aliases: ["biper"], family: family,
        formula: "+1 where sin(ω·x) ≥ 0, else −1; slope ω·cos(ω·x)",
        parameters: [Parameter("omega", 3, 0.1...100)],
        source: Source(
            "Vargas et al.", 2024, "BiPer: Binary Neural Networks using a Periodic Function", "arXiv 2404.01278"),
        remark: "In the paper it makes weights binary, with ω = 30."
    ) { x, p in
        let wave = sin(stopGradient(p[0]) * x)
        return straightThrough(binary(wave), gradientOf: wave)
    }

    /// ReLU with a learned ceiling.
    public static let clippedReLU = Activation(
        "clipped-relu", aliases: ["proact-clamp", "pact"], family: family,
        formula: "min(max(x, 0), T), T learned",
        parameters: [Parameter("T", 4, 0.01...100, learned: true)],
        source: Source(
            "Mousavi et al.", 2024, "ProAct: Progressive Training for Hybrid Clipped Activation Function",
            "arXiv 2406.06313"),
        remark: "The slope in T is 1 above the ceiling."
    ) { x, p in min(max(x, 0), p[0]) }

    /// ReLU that takes what is too large for a fault.
    public static let faultClippedReLU = Activation(
        "fault-clipped-relu", aliases: ["proact", "clip-to-zero"], family: family,
        formula: "max(x, 0) where x ≤ T, else 0, T learned; slope that of min(max(x, 0), T)",
        parameters: [Parameter("T", 4, 0.01...100, learned: true)],
        source: Source(
            "Mousavi et al.", 2024, "ProAct: Progressive Training for Hybrid Clipped Activation Function",
            "arXiv 2406.06313"),
        remark: "A flipped bit that makes x huge is silenced. Differs from the paper: all thresholds learn at once."
    ) { x, p in straightThrough(select(x .<= p[0], max(x, 0), 0), gradientOf: min(max(x, 0), p[0])) }

    /// +1 where x ≥ 0, else −1.
    private static func binary(_ x: Expr) -> Expr { 2.0 * (x .>= 0.0) - 1.0 }
}
