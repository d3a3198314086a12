import ExpressionGraph
import Foundation

extension Activation {
    static let waves: [Activation] = [
        sine, cosine, snake, sinp, cosid, minsin, gcu, asu, cardinalSine, dsu,
    ]

    /// A wave.
    public static let sine = Activation(
        "sin", aliases: ["sine"], family: "Periodic", formula: "sin(ω·x)",
        parameters: [Parameter("omega", 1, 0.01...100)],
        source: Source(
            "Sitzmann et al.", 2020, "Implicit Neural Representations with Periodic Activation Functions",
            "arXiv 2006.09661"),
        remark: "The SIREN unit brings ω = 30 with the weights that go with it."
    ) { x, p in sin(p[0] * x) }

    /// A wave that is 0 at 0.
    public static let cosine = Activation(
        "cos", aliases: ["cosine"], family: "Periodic", formula: "1 − cos x", source: .survey
    ) { x, _ in 2.0 * square(sin(0.5 * x)) }

    /// The tiny addend keeps a learned a from dividing by 0; beside any other a it is lost.
    public static let snake = Activation(
        "snake", family: "Periodic", formula: "x + sin²(a·x)/a, a learned",
        parameters: [Parameter("a", 1, 0.01...50, learned: true)],
        source: Source(
            "Ziyin, Hartwig and Ueda", 2020,
            "Neural Networks Fail to Learn Periodic Functions and How to Fix It", "arXiv 2006.08195")
    ) { x, p in x + square(sin(p[0] * x)) / (p[0] + 1e-12) }

    /// A wave on a falling line.
    public static let sinp = Activation(
        "sinp", family: "Periodic", formula: "sin x − a·x", parameters: [Parameter("a", 1, 0...10)],
        source: .survey
    ) { x, p in
        // Near 0 with a = 1 the two cancel but for −x³/6 ….
        split(
            x, at: 1, near: { (1.0 - p[0]) * $0 - $0 * square($0) * sineRest($0) }, far: { sin($0) - p[0] * $0 })
    }

    /// A cosine on a falling line.
    public static let cosid = Activation(
        "cosid", family: "Periodic", formula: "cos x − x", source: .survey
    ) { x, _ in cos(x) - x }

    /// A line to the left, a wave to the right.
    public static let minsin = Activation(
        "minsin", family: "Periodic", formula: "min(x, sin x)", source: .survey
    ) { x, _ in min(x, sin(x)) }

    /// Growing cosine unit.
    public static let gcu = Activation(
        "gcu", aliases: ["growing-cosine-unit"], family: "Periodic", formula: "x·cos x",
        source: Source(
            "Noel et al.", 2021, "Growing Cosine Unit: A Novel Oscillatory Activation Function",
            "arXiv 2108.12943"),
        remark: "One unit solves XOR."
    ) { x, _ in x * cos(x) }

    /// Amplifying sine unit.
    public static let asu = Activation(
        "asu", aliases: ["amplifying-sine-unit"], family: "Periodic", formula: "x·sin x", source: .survey
    ) { x, _ in x * sin(x) }

    /// The cardinal sine.
    public static let cardinalSine = Activation(
        "sinc", family: "Periodic", formula: "sin x/x, 1 at 0", source: .survey
    ) { x, _ in sinc(x) }

    /// Decaying sine unit: with sin(x ∓ π) = −sin x it is π²·sin x/(π² − x²), which keeps its digits but beside ±π.
    public static let dsu = Activation(
        "dsu", aliases: ["decaying-sine-unit"], family: "Periodic", formula: "½π·(sinc(x − π) − sinc(x + π))",
        source: Source(
            "Noel et al.", 2021, "Biologically Inspired Oscillating Activation Functions",
            "arXiv 2111.04020"),
        remark: "sinc x = sin x/x, without π."
    ) { x, _ in
        let isBeside = abs(abs(x) - Double.pi) .<= 1.0
        let (beside, away) = (select(isBeside, x, Double.pi), select(isBeside, 0, x))
        return select(
            isBeside, Double.pi / 2 * (sinc(beside - Double.pi) - sinc(beside + Double.pi)),
            Double.pi * Double.pi * sin(away) / (Double.pi * Double.pi - square(away)))
    }
}
