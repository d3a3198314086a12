/// The same expressions with others in place of some of their parts.
///
/// What does not depend on a replaced part is shared with the given expressions, random numbers included; a replacement
/// is put in as it stands.
///
/// - Parameters:
///   - roots: what is wanted.
///   - replacements: parts of the roots, each with what takes its place, of the same shape.
///
/// Complexity: of the edges below the roots.
public func replacing(_ replacements: [(part: Expr, by: Expr)], in roots: [Expr]) -> [Expr] {
    var results: [Expr.ID: Expr] = [:]
    for (part, other) in replacements {
        precondition(part.shape == other.shape, "\(other.shape) in place of \(part.shape)")
        results[part.id] = other
    }
    for expression in Expr.sorted(roots) where results[expression.id] == nil {
        let inputs = expression.inputs.map { results[$0.id] ?? $0 }
        let isChanged = zip(inputs, expression.inputs).contains { $0.id != $1.id }
        if isChanged { results[expression.id] = Expr(expression.operation, inputs, expression.shape) }
    }
    return roots.map { results[$0.id] ?? $0 }
}
