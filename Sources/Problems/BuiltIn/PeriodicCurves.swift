extension Curve {
    /// The periodic tasks of FAN.
    ///
    /// Ranges: sin as published, trained on ±6 pi and tested to ±18 pi. For the others the published code
    /// uses ±100 and ±200 where its settings name a period; we follow the settings: ±20 and ±40 for mod 5, as
    /// in the paper's text, ±4 and ±8 for complex-1 and -2. For complex-3 to -6 no range is known: as sin.
    /// Source: Y. Dong et al., "FAN: Fourier Analysis Networks", 2024, arXiv:2410.02675
    /// Differs from the paper: 4000 points instead of 40 000 to 200 000, half of them for the test.
    static let periodic = [
        periodic("sin", "sin t", "sin(x)", inner: 6 * .pi, outer: 18 * .pi),
        periodic("mod", "t mod 5", "mod(x, 5)", inner: 20, outer: 40),
        periodic(
            "complex-1", "exp(sin²πt + cos t + t mod 3 - 1)",
            "exp(sin(pi*x)^2 + cos(x) + mod(x, 3) - 1)", inner: 4, outer: 8),
        periodic("complex-2", "(1 + sin t) sin 2t", "(1 + sin(x))*sin(2*x)", inner: 4, outer: 8),
        periodic("complex-3", "sin(t + sin 2t)", "sin(x + sin(2*x))", inner: 6 * .pi, outer: 18 * .pi),
        periodic(
            "complex-4", "sin t cos²2t + cos t sin²3t", "sin(x)*cos(2*x)^2 + cos(x)*sin(3*x)^2",
            inner: 6 * .pi, outer: 18 * .pi),
        periodic(
            "complex-5", "five saw waves, each of its own frequency",
            // saw(u) = u/pi - floor(u/pi + 1/2)
            (1...5).map { "(\($0)*x/pi - floor(\($0)*x/pi + 0.5))/\($0)" }.joined(separator: " + "),
            inner: 6 * .pi, outer: 18 * .pi),
        periodic(
            "complex-6", "exp(sin t)/(1 + cos²2t)", "exp(sin(x))/(1 + cos(2*x)^2)",
            inner: 6 * .pi, outer: 18 * .pi),
    ]

    private static func periodic(
        _ name: String, _ words: String, _ formula: String, inner: Double, outer: Double
    ) -> Curve {
        Curve(
            name: "periodic-\(name)", aliases: ["fan-\(name)"],
            summary: "A periodic function to continue: \(words)",
            formula: formula, domain: Interval(-inner, inner), wider: Interval(-outer, outer),
            source: "Y. Dong et al., FAN: Fourier Analysis Networks, 2024, arXiv:2410.02675", points: 4000)
    }
}
