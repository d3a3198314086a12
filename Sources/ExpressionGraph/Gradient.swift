/// The gradient of a scalar with respect to some expressions, as graph (reverse accumulation).
///
/// An expression on which the scalar does not depend has gradient 0.
public func gradient(of scalar: Expr, withRespectTo targets: [Expr]) -> [Expr] {
    precondition(scalar.shape.count == 1, "the gradient of a tensor of shape \(scalar.shape)")
    return adjoint(of: scalar, seed: Expr.constant(1).broadcast(to: scalar.shape), withRespectTo: targets)
}

/// Σ seed · ∂y/∂target for each target: the vector-Jacobian product.
public func adjoint(of y: Expr, seed: Expr, withRespectTo targets: [Expr]) -> [Expr] {
    precondition(seed.shape == y.shape, "a seed of shape \(seed.shape) for \(y.shape)")
    let order = Expr.sorted([y])

    // Only the paths that lead to a target are differentiated.
    var leads = Set(targets.map(\.id))
    for expression in order where expression.inputs.contains(where: { leads.contains($0.id) }) {
        leads.insert(expression.id)
    }

    var total: [Expr.ID: Expr] = [y.id: seed]
    for expression in order.reversed() where leads.contains(expression.id) {
        guard let g = total[expression.id] else { continue }
        for (input, part) in zip(expression.inputs, expression.adjoints(g)) {
            guard let part, leads.contains(input.id) else { continue }
            total[input.id] = total[input.id].map { $0 + part } ?? part
        }
    }
    return targets.map { total[$0.id] ?? Expr.constant(0).broadcast(to: $0.shape) }
}

/// Σ ∂y/∂x · direction: the Jacobian-vector product, by differentiating the vector-Jacobian product,
/// which is linear in its seed.
public func directionalDerivative(of y: Expr, withRespectTo x: Expr, along direction: Expr) -> Expr {
    precondition(direction.shape == x.shape, "a direction of shape \(direction.shape) for \(x.shape)")
    // Any seed will do: the product is linear in it. A variable keeps the simplifier from folding it.
    let seed = Expr.variable("seed of a directional derivative", y.shape)
    let pulled = adjoint(of: y, seed: seed, withRespectTo: [x])[0]
    return adjoint(of: (pulled * direction).total, seed: .constant(1), withRespectTo: [seed])[0]
}
