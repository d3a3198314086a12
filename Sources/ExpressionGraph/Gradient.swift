/// What may replace the adjoints that an operation hands to its operands: given an expression and the gradient with
/// respect to it, the contribution to each operand (`nil` where nothing flows), or `nil` for the derivative's own.
public typealias AdjointRule = (_ expression: Expr, _ adjoint: Expr) -> [Expr?]?

/// The gradient of a scalar with respect to some expressions, as graph (reverse accumulation), each in its target's shape.
///
/// An expression on which the scalar does not depend has gradient 0.
///
/// - Parameter rule: is asked at every expression that the gradient passes, each once and from the scalar down; where it
///   answers, the gradient below is no derivative any more. Feedback alignment answers at products.
/// - Precondition: the scalar has one element; what a rule answers has the operands' number and shapes.
///
/// Complexity: of the edges below the scalar; what it makes is shared, so that the gradient costs a few times the scalar.
public func gradient(
    of scalar: Expr, withRespectTo targets: [Expr], replacing rule: AdjointRule? = nil
) -> [Expr] {
    precondition(scalar.shape.count == 1, "the gradient of a tensor of shape \(scalar.shape)")
    let seed = Expr.constant(1).broadcast(to: scalar.shape)
    return adjoint(of: scalar, seed: seed, withRespectTo: targets, replacing: rule)
}

/// Σ seed · ∂y/∂target for each target, in its shape: the vector-Jacobian product.
///
/// - Parameters:
///   - seed: in the shape of y.
///   - rule: as in `gradient`.
///
/// Complexity: as of `gradient`.
public func adjoint(
    of y: Expr, seed: Expr, withRespectTo targets: [Expr], replacing rule: AdjointRule? = nil
) -> [Expr] {
    precondition(seed.shape == y.shape, "a seed of shape \(seed.shape) for \(y.shape)")
    let order = Expr.sorted([y])

    // Only the paths that lead to a target are differentiated.
    var leads = Set(targets.map(\.id))
    for expression in order where expression.inputs.contains(where: { leads.contains($0.id) }) {
        leads.insert(expression.id)
    }

    var parts: [Expr.ID: [Expr]] = [y.id: [seed]]
    for expression in order.reversed() where leads.contains(expression.id) {
        guard let g = parts[expression.id].map(Expr.sum(ofParts:)) else { continue }
        parts[expression.id] = [g]
        for (input, part) in zip(expression.inputs, contributions(of: expression, g, rule)) {
            guard let part, leads.contains(input.id) else { continue }
            parts[input.id, default: []].append(part)
        }
    }
    return targets.map { target in
        parts[target.id].map(Expr.sum(ofParts:)) ?? Expr.constant(0).broadcast(to: target.shape)
    }
}

private func contributions(of expression: Expr, _ g: Expr, _ rule: AdjointRule?) -> [Expr?] {
    guard let replaced = rule?(expression, g) else { return expression.adjoints(g) }
    precondition(
        replaced.count == expression.inputs.count
            && zip(replaced, expression.inputs).allSatisfy { $0 == nil || $0?.shape == $1.shape },
        "a rule's adjoints of shapes \(replaced.map { $0?.shape }) for operands of \(expression.inputs.map(\.shape))")
    return replaced
}
