import ExpressionGraph

extension NeuronUnit {
    /// A learned rational function of every input (Padé activation unit):
    ///
    ///     y = P(x)/Q(x),   P = Σ_{i=0..m} aᵢ xⁱ
    ///     A: Q = 1 + Σ_{j=1..n} |bⱼ xʲ|
    ///     B: Q = 1 + |Σ_{j=1..n} bⱼ xʲ|
    ///     C: Q = 0.1 + |Σ_{j=0..n} bⱼ xʲ|
    ///     D: as B; in training each aᵢ is multiplied by a fresh number from U(0.9, 1.1)
    ///     N: Q = 1 + Σ_{j=1..n} bⱼ xʲ
    ///
    /// x is [B, I], and so is the result. `a` is [m+1], `b` is [n] ([n+1] in C); with a function of its own
    /// for each channel they are [I, m+1] and [I, n].
    ///
    /// Hazard: N can have real poles. |·| has slope 0 at 0, so a bⱼ of exactly 0 would never learn: zeros of
    /// the published coefficients start at 10⁻⁶.
    ///
    /// Source: Molina, Schramowski and Kersting 2020, Padé Activation Units (arXiv 1907.06732)
    /// Differs from the paper: the start for degrees without published coefficients is our own fit.
    public static let rationalActivation = NeuronUnit(
        "rational-activation", aliases: ["pau"], title: "Learned rational activation", family: "Padé",
        formula: """
            y = P(x) / Q(x), P = Σ aᵢ xⁱ
            A: Q = 1 + Σ|bⱼ xʲ|, B: Q = 1 + |Σ bⱼ xʲ|, N: Q = 1 + Σ bⱼ xʲ
            """,
        settings: [
            Setting(
                "version", .choice(default: "A", ["A", "B", "C", "D", "N"]), "the form of Q; A is the paper's"
            ),
            Setting("numerator", .integer(default: 5, 0...16), "m, degree of P; the paper's 5"),
            Setting("denominator", .integer(default: 4, 0...16), "n, degree of Q; the paper's 4"),
            Setting(
                "start", .choice(default: "leaky-relu", RationalStart.allCases.map(\.rawValue)),
                "the function it imitates at first, on [−3, 3]"),
            Setting(
                "sharing", .choice(default: "layer", ["layer", "channel"]),
                "one function for the layer, as in the paper, or one per channel"),
        ],
        source: Source(
            "Molina, Schramowski and Kersting", 2020,
            "Padé Activation Units: End-to-end Learning of Flexible Activation Functions in Deep Networks",
            "arXiv 1907.06732"),
        remark: "Coefficients like a smaller learning rate than weights. N can have poles.", width: .asInput
    ) { x, layer in
        let version = layer.settings.choice("version")
        // The setting offers the cases and no others.
        let start = (RationalStart(rawValue: layer.settings.choice("start")) ?? .identity).coefficients(
            version: version, numerator: layer.settings.integer("numerator"),
            denominator: layer.settings.integer("denominator"))
        let isPerChannel = layer.settings.choice("sharing") == "channel"

        func coefficients(_ name: String, _ values: [Double], _ role: String) -> Expr {
            let copies = isPerChannel ? x.shape[1] : 1
            return layer.parameter(
                name, isPerChannel ? [copies, values.count] : [values.count],
                .values(Array(repeatElement(values, count: copies).joined())), role: role, isDecayed: false)
        }
        var a = coefficients("a", start.numerator, "numerator")
        layer.probe("numerator", a)
        if version == "D", layer.isTraining { a = a * (layer.random(.uniform, a.shape) * 0.2 + 0.9) }
        let p = polynomial(a, at: x)
        // Without coefficients below the line, P is all there is.
        guard !start.denominator.isEmpty else { return p }

        let b = coefficients("b", start.denominator, "denominator")
        layer.probe("denominator", b)
        let size = abs(x)
        let q: Expr =
            switch version {
            case "A": 1.0 + size * polynomial(abs(b), at: size)
            case "C": 0.1 + abs(polynomial(b, at: x))
            case "N": 1.0 + x * polynomial(b, at: x)
            default: 1.0 + abs(x * polynomial(b, at: x))
            }
        if version == "N" { layer.hazard("pole", where: abs(q) .< 0.05) }
        layer.show(
            .rational(
                p, over: q, degree: start.denominator.count, mayHavePoles: version == "N", isElementwise: true))
        return p / q
    }
}

/// Σ cᵢ xⁱ by Horner's rule, [B, I]; coefficients are [N] for all channels or [I, N] for each.
private func polynomial(_ coefficients: Expr, at x: Expr) -> Expr {
    let axis = coefficients.shape.rank - 1
    let count = coefficients.shape[axis]
    let terms = (0..<count).map { index in
        let one = coefficients.slice(axis: axis, index..<index + 1)
        return axis == 1 ? one.reshaped([coefficients.shape[0]]) : one
    }
    return terms.dropLast().reversed().reduce(terms[count - 1].broadcast(to: x.shape)) { $0 * x + $1 }
}
