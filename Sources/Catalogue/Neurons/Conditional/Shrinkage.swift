import ExpressionGraph

/// Maps that make small numbers 0: argmin over u of ½(u − x)² + t·R(u) for penalties R from |u| to the count of what is not 0.
public enum Shrinkage: String, CaseIterable, Sendable {
    /// R = λ|u|.
    case soft
    /// R = λ√|u|.
    case half
    /// R = λ|u| − u²/(2γ) up to γλ, then constant; γ > t.
    case mcp
    /// R = λ − (n²/2)(|u| − √(2λ)/n)² up to √(2λ)/n, then λ; n the norm of the number's column.
    case cel0
    /// R = λ where u is not 0.
    case hard

    /// The map of every element.
    ///
    /// - Parameters:
    ///   - step: t, of a shape that stretches to x.
    ///   - lambda: λ.
    ///   - gamma: γ of `mcp`.
    ///   - norm: n of `cel0`, of a shape that stretches to x.
    ///
    /// Source: Donoho and Johnstone 1994 (soft, hard); Xu et al. 2012 (half); Zhang 2010 (mcp); Soubies, Blanc-Féraud and
    /// Aubert 2015 (cel0)
    public func callAsFunction(_ x: Expr, step: Expr, lambda: Double, gamma: Double = 3, norm: Expr = .constant(1))
        -> Expr
    {
        let size = abs(x)
        switch self {
        case .soft: return sign(x) * max(size - step * lambda, 0)
        case .hard: return select(size .> sqrt(step * (2 * lambda)), x, 0)
        case .half:
            let q = step * lambda
            let limit = pow(q * 2.0, 2.0 / 3) * (3 * 0.25 * 2.0.cubeRoot)
            let isKept = size .> limit
            // Where nothing is kept the root is taken of a harmless number.
            let safe = select(isKept, size, limit.broadcast(to: size.shape) * 2.0)
            let angle = asin(q * 0.25 * pow(safe * (1.0 / 3), -1.5))
            // 2π/3 − (2/3)·arccos = π/3 + (2/3)·arcsin.
            return select(isKept, x * (2.0 / 3) * (cos(angle * (2.0 / 3) + Double.pi / 3) + 1.0), 0)
        case .mcp:
            let bent = sign(x) * max(size - step * lambda, 0) * (gamma / (gamma - step))
            return select(size .<= gamma * lambda, bent, x)
        case .cel0:
            let rest = 1.0 - square(norm) * step
            let isSmall = rest .> 0
            let bent = max(size - (step * norm) * (2 * lambda).squareRoot(), 0) / select(isSmall, rest, 1)
            let hard = select(size .> sqrt(step * (2 * lambda)), size, 0)
            return sign(x) * select(isSmall.broadcast(to: size.shape), min(bent, size), hard)
        }
    }
}

extension Double {
    /// ∛ of a number that is not negative.
    fileprivate var cubeRoot: Double {
        // Newton's iteration; exact to the last bit or two after ten steps from a start above.
        var root = Swift.max(self, 1)
        for _ in 0..<60 { root -= (root * root * root - self) / (3 * root * root) }
        return root
    }
}
