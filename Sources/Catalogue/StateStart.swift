import ExpressionGraph

/// How a tensor begins that is kept from step to step.
public enum StateStart: Sendable {
    /// Filled as a parameter would be.
    case drawn(Initializer)
    /// The value of an expression of what is learned, as that is when the state begins: a copy of a weight, say.
    case value(Expr)

    /// What fills it before expressions are looked at.
    public var initializer: Initializer {
        if case .drawn(let initializer) = self { initializer } else { .zeros }
    }

    /// What it is the value of; `nil` where it is filled.
    public var value: Expr? {
        if case .value(let value) = self { value } else { nil }
    }
}
