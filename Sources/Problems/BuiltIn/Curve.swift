/// A function of one input given by a formula.
struct Curve: Sendable {
    let name: String
    var aliases: [String] = []
    let summary: String
    /// In x.
    let formula: String
    let domain: Interval
    let wider: Interval
    let source: String
    var points = 400

    static let all = plain + periodic

    /// The curve as a problem: points at random in the domain, beyond it evenly spaced ones without noise.
    var builtIn: BuiltInProblem {
        BuiltInProblem(
            name: name, aliases: aliases, summary: summary, source: source, task: .regression,
            geometry: .line, points: SettingRange(points, in: 10...200_000, "points"),
            noise: SettingRange(0, in: 0...10, "deviation of the targets"), curve: self
        ) { settings throws(ProblemError) in
            try Draft.formula(
                name: name, summary: summary, target: .formula(formula, of: ["x"]), inputNames: ["x"],
                domain: [domain], wider: [wider], settings)
        }
    }

    /// Short curves that show one weakness each.
    private static let plain = [
        Curve(
            name: "sine", summary: "One smooth wave, sin x", formula: "sin(x)",
            domain: Interval(-2 * .pi, 2 * .pi), wider: Interval(-4 * .pi, 4 * .pi), source: "textbook"),
        Curve(
            name: "two-frequency", aliases: ["two-frequencies"],
            summary: "A slow and a fast wave: networks learn the slow one first",
            formula: "sin(x) + 0.5*sin(8*x)", domain: Interval(-.pi, .pi),
            wider: Interval(-2 * .pi, 2 * .pi),
            source: "after N. Rahaman et al., On the Spectral Bias of Neural Networks, 2018, arXiv:1806.08734"
        ),
        Curve(
            name: "step", summary: "A jump", formula: "step(x)", domain: Interval(-1, 1),
            wider: Interval(-2, 2), source: "textbook"),
        Curve(
            name: "sawtooth", summary: "A ramp that falls back, x mod 1", formula: "mod(x, 1)",
            domain: Interval(-2, 2), wider: Interval(-4, 4), source: "textbook"),
        Curve(
            name: "x-sin-x", aliases: ["xsinx"], summary: "A wave that grows, x sin x", formula: "x*sin(x)",
            domain: Interval(-5, 5), wider: Interval(-10, 10),
            source: "A. Karpathy, ConvNetJS regression demo, 2014"),
        Curve(
            name: "runge", summary: "A bell that polynomials cannot follow, 1/(1 + 25 x^2)",
            formula: "1/(1 + 25*x^2)", domain: Interval(-1, 1), wider: Interval(-2, 2),
            source: "C. Runge, 1901"),
        Curve(
            name: "takagi", aliases: ["blancmange"], summary: "Continuous everywhere, smooth nowhere",
            formula: takagi, domain: Interval(0, 1), wider: Interval(-1, 2), source: "T. Takagi, 1901",
            points: 2000),
    ]

    /// sum over n of s(2^n x) / 2^n, s the distance to the nearest whole number; 16 terms are exact to 2^-16.
    private static let takagi = (0..<16).map { n in
        "abs(\(1 << n)*x - round(\(1 << n)*x))/\(1 << n)"
    }.joined(separator: " + ")
}
