import ExpressionGraph

extension Expr {
    /// The product over an axis, which stays with extent 1.
    ///
    /// Halves are multiplied until one entry is left. The gradient of each factor is then made of products of
    /// the others, never of a quotient, so factors may be 0; it costs a few operations per factor.
    func product(axis: Int) -> Expr {
        var factors = self
        while factors.shape[axis] > 1 {
            let (count, half) = (factors.shape[axis], factors.shape[axis] / 2)
            let pairs = factors.slice(axis: axis, 0..<half) * factors.slice(axis: axis, half..<2 * half)
            factors =
                count == 2 * half
                ? pairs : .concatenated([pairs, factors.slice(axis: axis, 2 * half..<count)], axis: axis)
        }
        return factors
    }
}
