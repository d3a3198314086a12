import ExpressionGraph

/// An expression that a lens looks at.
public struct Watch: Sendable {
    /// By which the lens finds its values.
    public let name: String
    /// What it is of, for captions: a layer's title.
    public let title: String
    /// The expression, its first axis over the probe rows where it has rows.
    public let value: Expr

    public init(_ name: String, title: String = "", _ value: Expr) {
        (self.name, self.title, self.value) = (name, title, value)
    }
}
