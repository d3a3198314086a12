/// A named tensor that lives outside the graph and keeps its value between evaluations.
public struct Variable: Hashable, Sendable {
    /// What tells variables apart: two of one name are the same.
    public let name: String
    /// Fixed for good.
    public let shape: Shape

    /// A variable of a name and shape; it has values only within an executor or interpreter.
    public init(_ name: String, _ shape: Shape) {
        self.name = name
        self.shape = shape
    }

    /// The variable as an expression.
    public var expression: Expr { .variable(name, shape) }
}
