/// A named tensor that lives outside the graph and keeps its value between evaluations.
public struct Variable: Hashable, Sendable {
    public let name: String
    public let shape: Shape

    public init(_ name: String, _ shape: Shape) {
        self.name = name
        self.shape = shape
    }

    /// The variable as an expression.
    public var expression: Expr { .variable(name, shape) }
}
