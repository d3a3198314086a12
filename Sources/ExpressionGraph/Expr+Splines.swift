// B-splines: at every point only order + 1 of them are not 0, so they are found by local evaluation instead of
// being written as elementwise steps over the whole grid.

/// All B-splines of an order at every point:
///
///     B_m⁰(x) = 1 where t_m ≤ x < t_{m+1}, else 0
///     B_mᵈ(x) = (x − t_m)/(t_{m+d} − t_m) B_mᵈ⁻¹(x) + (t_{m+d+1} − x)/(t_{m+d+1} − t_{m+1}) B_{m+1}ᵈ⁻¹(x)
///
/// with 0/0 = 0, so that knots may coincide. x is [B, I], the knots are [I, K] in ascending order, the
/// result is [B, I, K − 1 − order]; it is 0 outside the knots. No gradient flows to the knots.
/// - Precondition: K ≥ 2·order + 2: at least one interval has all its splines.
///
/// Cost: of order² per point, whatever the number of knots.
///
/// Source: de Boor 1978, A Practical Guide to Splines
public func bSplines(_ x: Expr, knots: Expr, order: Int) -> Expr {
    .splines(x, knots: knots, order: order, derivative: 0)
}

/// Σₘ w_m B_m(x) for every point, [B, I]: one function an input, on that input's own knots.
///
/// - Parameter weights: [B, I, K − 1 − order], or [1, I, K − 1 − order] where all rows share them.
public func bSplineSum(_ x: Expr, knots: Expr, weights: Expr, order: Int) -> Expr {
    .splineSum(x, knots: knots, weights: weights, order: order, derivative: 0)
}

extension Expr {
    static func splines(_ x: Expr, knots: Expr, order: Int, derivative: Int) -> Expr {
        let shape = splineShape(x, knots, order)
        // A polynomial of degree `order` has no further derivatives.
        if derivative > order { return Expr.constant(0).broadcast(to: shape) }
        return Expr(.splines(order: order, derivative: derivative), [x, knots], shape)
    }

    static func splineSum(_ x: Expr, knots: Expr, weights: Expr, order: Int, derivative: Int) -> Expr {
        let shape = splineShape(x, knots, order)
        precondition(
            weights.shape == shape || weights.shape == shape.replacing(axis: 0, with: 1),
            "weights of shape \(weights.shape) for splines of shape \(shape)")
        if derivative > order || weights.constantValue == 0 { return Expr.constant(0).broadcast(to: x.shape) }
        return Expr(.splineSum(order: order, derivative: derivative), [x, knots, weights], x.shape)
    }

    private static func splineShape(_ x: Expr, _ knots: Expr, _ order: Int) -> Shape {
        precondition(
            x.shape.rank == 2 && knots.shape.rank == 2 && x.shape[1] == knots.shape[0] && order >= 0
                && knots.shape[1] >= 2 * order + 2,
            "B-splines of order \(order) at \(x.shape) on knots \(knots.shape)")
        return Shape([x.shape[0], x.shape[1], knots.shape[1] - 1 - order])
    }
}
