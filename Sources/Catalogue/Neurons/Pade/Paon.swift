import ExpressionGraph

extension NeuronUnit {
    /// A neuron that is a quotient of polynomials without cross terms, made safe by absolute values:
    ///
    ///     p_M = w₀ + Σ_{m=1..M} w_m · x^(m)
    ///     y = p_M / (1 + Σ_{n=1..N} |v_n · x^(n)|)
    ///
    /// with x^(m) the inputs' m-th powers. x is [B, I], the result [B, U]; `w0` is [U], `w` is [M, U, I],
    /// `v` is [N, U, I]. N = 0 is a polynomial neuron, M = 1 with N = 0 a dense layer.
    ///
    /// Hazard: high powers of large inputs; scale them to [−1, 1]. Under a large denominator hardly anything learns.
    ///
    /// Source: Keleş and Tekalp 2024, PAON: A New Neuron Model using Padé Approximants (arXiv 2403.11791)
    /// Differs from the paper: v starts at N(0, 0.01²). From the paper's 0 it would never move, as |·| has
    /// slope 0 there. The learned shifts of its convolutions are left out; w₁ starts by inputs, where the
    /// paper's code takes outputs for inputs.
    public static let paonA = NeuronUnit(
        "paon-a", title: "Padé neuron, absolute", family: "Padé",
        formula: """
            p = w₀ + Σ w_m · x^(m)
            y = p / (1 + Σ |v_n · x^(n)|)
            """,
        settings: paonSettings,
        source: paonSource, remark: "The denominator is at least 1."
    ) { x, layer in
        let count = layer.settings.integer("denominator")
        let powers = paonPowers(x, layer)
        let (p, _) = paonNumerators(powers, layer)
        guard count > 0 else { return p }
        let v = layer.parameter(
            "v", [count, layer.units, x.shape[1]], .normal(mean: 0, deviation: 0.01), role: "denominator")
        let q = 1.0 + powerTerms(powers, v).reduce(Expr.constant(0)) { $0 + abs($1) }
        layer.probe("denominator", q)
        layer.hazard("large denominator", where: q .> 1e3)
        layer.show(.rational(p, over: q, degree: count, mayHavePoles: false, isElementwise: false))
        return p / q
    }

    /// A neuron that is a quotient of polynomials without cross terms, made smooth by two denominators:
    ///
    ///     p_M = w₀ + Σ_{m=1..M} w_m · x^(m),   q_N = 1 + Σ_{n=1..N} v_n · x^(n),   p₀ = w₀, q₀ = 1
    ///     y = (q_N p_M + q_{N−1} p_{M−1}) / (q_N² + q_{N−1}²)
    ///
    /// Shapes as in `paon-a`. N = 0 is a polynomial neuron; with M = 0 the numerator is q_N w₀. One such
    /// neuron of degrees [1/1] computes XOR: w₀ = 0, w = (2.5, 2.5), v = (−0.5, −0.5).
    ///
    /// Hazard: for N ≥ 2 both denominators can vanish together; their squares count as 10⁻¹² at least.
    ///
    /// Source: Keleş and Tekalp 2024, PAON: A New Neuron Model using Padé Approximants (arXiv 2403.11791)
    /// Differs from the paper: the 10⁻¹²; no shifts; w₁ starts by inputs. v starts at 0 as there,
    /// so [1/1] begins as w₀ + w₁·x/2.
    public static let paonS = NeuronUnit(
        "paon-s", title: "Padé neuron, smooth", family: "Padé",
        formula: """
            p_M = w₀ + Σ w_m · x^(m), q_N = 1 + Σ v_n · x^(n)
            y = (q_N p_M + q_{N−1} p_{M−1}) / (q_N² + q_{N−1}²)
            """,
        settings: paonSettings,
        source: paonSource, remark: "One neuron can do XOR. From N = 2 there can be poles."
    ) { x, layer in
        let count = layer.settings.integer("denominator")
        let powers = paonPowers(x, layer)
        let (p, lowerP) = paonNumerators(powers, layer)
        guard count > 0 else { return p }
        let v = layer.parameter("v", [count, layer.units, x.shape[1]], .zeros, role: "denominator")
        let terms = powerTerms(powers, v)
        let lowerQ = terms.dropLast().reduce(Expr.constant(1).broadcast(to: p.shape)) { $0 + $1 }
        let q = lowerQ + terms[count - 1]
        let squares = max(square(q) + square(lowerQ), 1e-12)
        layer.probe("denominator", squares)
        layer.hazard("pole", where: squares .< 1e-3)
        let numerator = lowerP.map { q * p + lowerQ * $0 } ?? q * p
        layer.show(.rational(numerator, over: squares, degree: 2 * count, mayHavePoles: true, isElementwise: false))
        return numerator / squares
    }
}

private let paonSettings = [
    Setting("numerator", .integer(default: 1, 0...16), "M, degree above the line; the paper's 1"),
    Setting("denominator", .integer(default: 1, 0...16), "N, degree below the line; the paper's 1"),
]

private let paonSource = Source(
    "Keleş and Tekalp", 2024, "PAON: A New Neuron Model using Padé Approximants", "arXiv 2403.11791")

/// x to the power 1, 2, ... as far as numerator or denominator go; at least x itself.
private func paonPowers(_ x: Expr, _ layer: LayerContext) -> [Expr] {
    let degree = max(layer.settings.integer("numerator"), layer.settings.integer("denominator"), 1)
    return (1..<degree).reduce(into: [x]) { powers, _ in powers.append(powers[powers.count - 1] * x) }
}

/// p_M and p_{M−1}, [B, U]; there is no p_{−1}.
private func paonNumerators(_ powers: [Expr], _ layer: LayerContext) -> (p: Expr, lower: Expr?) {
    let (rows, inputs) = (powers[0].shape[0], powers[0].shape[1])
    let (units, count) = (layer.units, layer.settings.integer("numerator"))
    let w0 = layer.parameter(
        "w0", [units], .symmetric(1 / Double(inputs).squareRoot()), role: "bias", isDecayed: false
    ).broadcast(to: [rows, units])
    guard count > 0 else { return (w0, nil) }
    let w = layer.parameter(
        "w", [count, units, inputs],
        .scaled(
            .symmetric((3 / Double(inputs)).squareRoot()), by: [1] + [Double](repeating: 0, count: count - 1),
            axis: 0), role: "numerator")
    let terms = powerTerms(powers, w)
    let lower = terms.dropLast().reduce(w0) { $0 + $1 }
    return (lower + terms[count - 1], lower)
}

/// w_m · x^(m) for each degree m from 1, [B, U]; w is [M, U, I].
private func powerTerms(_ powers: [Expr], _ w: Expr) -> [Expr] {
    (0..<w.shape[0]).map { degree in
        let slice = w.slice(axis: 0, degree..<degree + 1).reshaped([w.shape[1], w.shape[2]])
        return matmul(powers[degree], slice, transposeB: true)
    }
}
