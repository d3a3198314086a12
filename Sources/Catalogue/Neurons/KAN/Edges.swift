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
