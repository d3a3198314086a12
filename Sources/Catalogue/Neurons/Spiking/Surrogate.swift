import ExpressionGraph

/// What stands for the slope of a step, which has none: the backward pass through a spike takes this curve's instead.
///
///     s = 1 where x ≥ 0, else 0;   ∂s/∂x = the curve at x
///
/// Source: Neftci, Mostafa and Zenke 2019, Surrogate Gradient Learning in Spiking Neural Networks (arXiv 1901.09948); the curves are
/// those of Fang et al. 2021 (arXiv 2007.05785), Zenke and Ganguli 2018 (arXiv 1705.11146), Bellec et al. 2018 (arXiv 1803.09574)
/// and Wu et al. 2018 (arXiv 1706.02609). Checked against spikingjelly's and snntorch's.
public enum Surrogate: String, CaseIterable, Sendable {
    /// α/2 / (1 + (½π·α·x)²), α = 2.
    case atan
    /// α·σ(αx)·(1 − σ(αx)), α = 4.
    case sigmoid
    /// 1/(1 + α|x|)², α = 25.
    case fastSigmoid = "fast-sigmoid"
    /// γ·max(0, 1 − |x|), γ = 1.
    case triangle
    /// 1/w where |x| < w/2, w = 2.
    case rectangle

    /// The α, γ or w that is usual.
    public var usualShape: Double {
        switch self {
        case .atan, .rectangle: 2
        case .sigmoid: 4
        case .fastSigmoid: 25
        case .triangle: 1
        }
    }

    /// A function whose slope is the curve.
    ///
    /// - Parameter shape: α, γ or w.
    func path(_ x: Expr, shape: Double) -> Expr {
        switch self {
        case .atan: return ExpressionGraph.atan(x * (Double.pi / 2 * shape)) * (1 / Double.pi)
        case .sigmoid: return ExpressionGraph.sigmoid(x * shape)
        case .fastSigmoid: return x / (1.0 + shape * abs(x))
        case .triangle:
            let near = clamp(x, -1, 1)
            return shape * (near - 0.5 * (near * abs(near)))
        case .rectangle: return select(abs(x) .< shape / 2, x / shape, 0)
        }
    }

    /// Whether x reaches 0, as 0 or 1, with the curve for its slope.
    public func spike(_ x: Expr, shape: Double) -> Expr { straightThrough(x .>= 0, gradientOf: path(x, shape: shape)) }

    /// How a unit lets a person choose.
    static let settings = [
        Setting(
            "surrogate", .choice(default: atan.rawValue, allCases.map(\.rawValue)),
            "the curve whose values stand for the slope of a spike"),
        Setting(
            "shape", .number(default: 0, 0...100),
            "α of atan (2), sigmoid (4) and fast-sigmoid (25), γ of triangle (1), width of rectangle (2); "
                + "0 takes the number in brackets"),
    ]

    /// What a person has chosen: x to its spikes.
    static func chosen(_ settings: SettingValues) -> @Sendable (Expr) -> Expr {
        guard let curve = Surrogate(rawValue: settings.choice("surrogate")) else {
            preconditionFailure("no surrogate of that name")
        }
        let shape = settings.number("shape")
        return { curve.spike($0, shape: shape > 0 ? shape : curve.usualShape) }
    }
}
