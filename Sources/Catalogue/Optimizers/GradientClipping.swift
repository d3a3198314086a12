import ExpressionGraph

/// How gradients are bounded before the optimizer sees them.
///
/// Source: Pascanu, Mikolov and Bengio 2013, On the difficulty of training recurrent neural networks
/// (arXiv 1211.5063).
public enum GradientClipping: Hashable, Sendable {
    case none
    /// Every element limited to ±bound.
    case value(Double)
    /// All gradients scaled down together when their common norm exceeds the bound.
    case norm(Double)

    /// The gradients of all parameters, bounded.
    public func clipped(_ gradients: [Expr]) -> [Expr] {
        switch self {
        case .none: return gradients
        case .value(let bound): return gradients.map { clamp($0, -bound, bound) }
        case .norm(let bound):
            guard let squares = GradientClipping.squares(gradients) else { return gradients }
            // 1e-6 keeps a norm of 0 from dividing, as in PyTorch.
            let factor = min(bound / (sqrt(squares) + 1e-6), 1)
            return gradients.map { $0 * factor }
        }
    }

    /// The norm of all gradients as one vector, of shape [].
    public static func norm(of gradients: [Expr]) -> Expr {
        squares(gradients).map { sqrt($0) } ?? .constant(0)
    }

    private static func squares(_ gradients: [Expr]) -> Expr? {
        guard let first = gradients.first else { return nil }
        return gradients.dropFirst().reduce(square(first).total) { $0 + square($1).total }
    }
}
