/// The arithmetic a graph costs, counted from the graph itself.
public struct Cost: Hashable, Sendable {
    /// Additions, multiplications, divisions, comparisons and elementary functions, each as one operation;
    /// a product of an m×k and a k×n matrix is 2·m·n·k. Moving elements is free.
    public var operations: Int

    /// The cost of evaluating some expressions together; shared parts count once.
    ///
    /// Complexity: of the number of expressions and edges below them; nothing is evaluated.
    public init(of roots: [Expr]) {
        operations = Expr.sorted(roots).reduce(0) { $0 + $1.ownOperations }
    }
}

extension Expr {
    /// The arithmetic of this node alone.
    var ownOperations: Int {
        switch operation {
        case .unary, .binary, .select: shape.count
        case .sum, .largest, .scatterAdd: inputs[0].shape.count
        case .product(let transposeA, _): 2 * shape.count * inputs[0].shape[transposeA ? 0 : 1]
        case .splines(let order, _): inputs[0].shape.count * Self.splineOperations(order)
        case .splineSum(let order, _):
            inputs[0].shape.count * (Self.splineOperations(order) + 2 * (order + 1))
        default: 0
        }
    }

    /// For every point 2 · order distances to knots and, for each of the order · (order + 1)/2 steps of the
    /// recursion, five operations.
    private static func splineOperations(_ order: Int) -> Int { 2 * order + 5 * order * (order + 1) / 2 }
}
