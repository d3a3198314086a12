import ExpressionGraph

extension Activation {
    /// Whether its gradient is that of another function (straight-through and surrogate rules), so that
    /// differences of its values do not give its slope.
    public var hasOwnBackwardRule: Bool {
        let x = Expr.variable("x", [1])
        return Expr.sorted([self(x)]).contains { $0.operation == .substitute }
    }
}
