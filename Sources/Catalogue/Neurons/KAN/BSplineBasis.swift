import ExpressionGraph

/// All B-splines of an order at every input, by the recursion of Cox and de Boor over the whole grid:
///
///     B_m⁰(x) = 1 where t_m ≤ x < t_{m+1}, else 0
///     B_mᵈ(x) = (x − t_m)/(t_{m+d} − t_m) B_mᵈ⁻¹(x) + (t_{m+d+1} − x)/(t_{m+d+1} − t_{m+1}) B_{m+1}ᵈ⁻¹(x)
///
/// with 0/0 = 0, so that knots may coincide. x is [B, I], the knots are [I, K] in ascending order, the
/// result is [B, I, K − 1 − order]; it is 0 outside the knots.
/// - Precondition: K ≥ order + 2.
///
/// Source: de Boor 1978, A Practical Guide to Splines
public func bSplineBasis(_ x: Expr, knots: Expr, order: Int) -> Expr {
    let (inputs, count) = (knots.shape[0], knots.shape[1])
    precondition(x.shape[1] == inputs && count >= order + 2, "B-splines of order \(order) on \(knots.shape)")
    let point = x.reshaped([x.shape[0], inputs, 1])
    let knot = knots.reshaped([1, inputs, count])
    func from(_ first: Int, _ length: Int) -> Expr { knot.slice(axis: 2, first..<first + length) }

    var basis = (point .>= from(0, count - 1)) * (point .< from(1, count - 1))
    for degree in stride(from: 1, through: order, by: 1) {
        // With u_m = (x − t_m)/(t_{m+d} − t_m) the second factor is 1 − u_{m+1}. Where knots coincide the
        // lower spline has no support and is 0, so any finite u will do.
        let length = count - degree
        let width = from(degree, length) - from(0, length)
        let u = (point - from(0, length)) / select(width .> 0, width, .constant(1))
        basis =
            u.slice(axis: 2, 0..<length - 1) * basis.slice(axis: 2, 0..<length - 1)
            + (1.0 - u.slice(axis: 2, 1..<length)) * basis.slice(axis: 2, 1..<length)
    }
    return basis
}

/// Knots at equal distances: `grid` intervals on [low, high] and `order` more on either side. The ends may
/// come in any order and an interval without extent is widened, so that every choice of settings is a grid.
public func uniformKnots(low: Double, high: Double, grid: Int, order: Int) -> [Double] {
    let start = min(low, high)
    let spacing = max(abs(high - low), 1e-6) / Double(grid)
    return (-order...grid + order).map { start + Double($0) * spacing }
}

/// Marks the inputs, [B, I], that lie outside the inner part of a grid with knots [I, K], where the splines
/// of an order taper to 0.
func outsideGrid(_ x: Expr, knots: Expr, order: Int) -> Expr {
    let (inputs, count) = (knots.shape[0], knots.shape[1])
    let low = knots.slice(axis: 1, order..<order + 1).reshaped([1, inputs])
    let high = knots.slice(axis: 1, count - order - 1..<count - order).reshaped([1, inputs])
    return (x .< low) + (x .> high)
}
