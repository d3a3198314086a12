import ExpressionGraph

/// The activations AF-KAN puts on its ramps; the layer's own, if any, follows the whole.
enum RampActivation: String, CaseIterable {
    case silu, gelu, relu, tanh, softplus

    func callAsFunction(_ x: Expr) -> Expr {
        switch self {
        case .silu: x * sigmoid(x)
        case .gelu: x * (1.0 + erf(x * 0.5.squareRoot())) * 0.5
        case .relu: max(x, 0)
        case .tanh: ExpressionGraph.tanh(x)
        case .softplus: ExpressionGraph.softplus(x)
        }
    }
}
