import ExpressionGraph

extension NeuronUnit {
    /// Rates that settle among units which drive each other, each with a gain of its own:
    ///
    ///     r = g ∘ (W·r + h)   and so   r = (1 − diag(g)·W)⁻¹·(g ∘ h)
    ///
    /// Shapes: h and r [B, U], W [U, U], g [U]. The inverse is found by products alone (`inverse(of:)`).
    ///
    /// Hazard: where an eigenvalue of diag(g)·W comes near 1 rates grow without bound.
    ///
    /// Source: Duong et al. 2023, Adaptive coding efficiency in recurrent cortical circuits via gain control
    /// (arXiv 2305.19869)
    /// Differs from the paper: gains are trained by gradient like weights. Checked against `gains`.
    public static let gainControl = NeuronUnit(
        "gain-control", title: "Recurrent gain control", family: conditionalFamily,
        formula: "r = (1 − diag(g)·W)⁻¹·(g ∘ h)",
        source: Source(
            "Duong et al.", 2023, "Adaptive coding efficiency in recurrent cortical circuits via gain control",
            "arXiv 2305.19869"),
        remark: "Large weights make the layer ring: keep ‖diag(g)·W‖ below 1.", width: .asInput
    ) { h, layer in
        let units = h.shape[1]
        let weight = layer.parameter(
            "W", [units, units], .normal(mean: 0, deviation: 0.2 / Double(units).squareRoot()), role: "weight")
        let gain = layer.parameter("g", [units], .constant(1), role: "gain", isDecayed: false)
        layer.probe("gains", gain)
        let solved = inverse(of: identityMatrix(units) - gain.reshaped([units, 1]) * weight)
        return matmul(h * gain, solved, transposeB: true)
    }
}

/// 1 on the diagonal, [n, n].
func identityMatrix(_ n: Int) -> Expr {
    .table((0..<n * n).map { $0 / n == $0 % n ? 1 : 0 }, [n, n])
}

/// The inverse of a matrix, [n, n], by Newton's iteration from a scaled transpose, which converges for every matrix that has
/// one:
///
///     X ← X(2 − A·X),   X₀ = Aᵀ/(‖A‖₁·‖A‖∞)
///
/// The gradient is that of the inverse, −X·dA·X, through one last step from a fixed X; second derivatives are not.
///
/// Cost: two products of n × n a step, 40 steps: enough for condition numbers up to 10⁵.
///
/// Source: Ben-Israel 1965, An Iterative Method for Computing the Generalized Inverse of an Arbitrary Matrix
func inverse(of a: Expr) -> Expr {
    let held = stopGradient(a)
    var x = held.transposed / (abs(held).sum([0]).largest([1]) * abs(held).sum([1]).largest([0]))
    for _ in 0..<40 { x = x * 2.0 - matmul(matmul(x, held), x) }
    let found = stopGradient(x)
    return found * 2.0 - matmul(matmul(found, a), found)
}
