import ExpressionGraph

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
