import ExpressionGraph

// Layers of functions on edges: every edge (i, u) has a function of xᵢ, a combination of a basis shared by
// the outputs.

/// Σᵢ Σₘ basis[b, i, m] · coefficients[u, i, m]: [B, U], as one product of matrices.
func edgeSum(_ basis: Expr, _ coefficients: Expr) -> Expr {
    let terms = basis.shape[1] * basis.shape[2]
    return matmul(
        basis.reshaped([basis.shape[0], terms]), coefficients.reshaped([coefficients.shape[0], terms]),
        transposeB: true)
}

/// Σₘ basis[b, i, m] · coefficients[u, i, m]: what each edge gives, [B, U, I]. Costs B·U·I·M elements: for
/// lenses and penalties.
func edgeValues(_ basis: Expr, _ coefficients: Expr) -> Expr {
    let (batch, inputs, terms) = (basis.shape[0], basis.shape[1], basis.shape[2])
    let units = coefficients.shape[0]
    return (basis.reshaped([batch, 1, inputs, terms]) * coefficients.reshaped([1, units, inputs, terms]))
        .sum([3]).reshaped([batch, units, inputs])
}

/// A batch of inputs, [B, I], with an axis for outputs: [B, 1, I].
func perEdge(_ x: Expr) -> Expr { x.reshaped([x.shape[0], 1, x.shape[1]]) }

/// A lens on edges whose parts are combinations of bases.
func edgeParts(
    _ parts: [(name: String, basis: Expr, coefficients: Expr)], knots: Expr? = nil
) -> UnitLens {
    .edges(
        parts.map { LayerContext.Named(name: $0.name, expression: edgeValues($0.basis, $0.coefficients)) },
        knots: knots)
}

extension LayerContext {
    /// The settings of the two penalties that make edges vanish.
    static let edgePenaltySettings = [
        Setting(
            "sparsity", .number(default: 0, 0...10),
            "weight λμ₁ of Σ|φ|₁, which shrinks edges; typical 1e-3 to 1e-2"),
        Setting(
            "entropy", .number(default: 0, 0...10),
            "weight λμ₂ of the entropy of the edges' shares, which leaves few; typical 1e-3 to 1e-2"),
    ]

    /// Penalises many strong edges, as the settings say:
    ///
    ///     |φ_ui|₁ = meanₙ |φ_ui(xₙ)|,   |Φ|₁ = Σ |φ_ui|₁
    ///     S = −Σ p log p,   p = |φ_ui|₁ / |Φ|₁
    ///
    /// `values` are the edges' outputs, [B, U, I]; they are computed only if a penalty is on.
    ///
    /// Source: Liu et al. 2024, equations 2.17 to 2.20 (arXiv 2404.19756)
    func penalizeEdges(_ values: @autoclosure () -> Expr) {
        let (sparsity, entropy) = (settings.number("sparsity"), settings.number("entropy"))
        guard sparsity > 0 || entropy > 0 else { return }
        let strength = abs(values()).mean([0])
        let total = strength.total
        if sparsity > 0 { penalize("sparsity", total * sparsity) }
        if entropy > 0 {
            // The small numbers keep edges that are exactly 0 from taking the logarithm of 0.
            let share = strength / (total + 1e-12)
            penalize("entropy", -(share * log(share + 1e-12)).total * entropy)
        }
    }
}
