import ExpressionGraph

/// A price on the size of weights, as a number added to the loss; biases are never charged.
public struct Regularizer: Listed {
    /// Name, formula, settings, source.
    public let card: Card
    /// A weight tensor to its price, of shape [].
    public let penalty: @Sendable (_ weights: Expr) -> Expr

    public init(
        _ name: String, aliases: [String] = [], title: String, formula: String, source: Source, remark: String = "",
        penalty: @escaping @Sendable (Expr) -> Expr
    ) {
        card = Card(name, aliases: aliases, title: title, formula: formula, source: source, remark: remark)
        self.penalty = penalty
    }
}

extension Regularizer {
    /// The sum of magnitudes: many weights become 0.
    public static let l1 = Regularizer(
        "l1", aliases: ["lasso"], title: "Sum of magnitudes (lasso)", formula: "λ · Σ |w|",
        source: Source(
            "Tibshirani", 1996, "Regression Shrinkage and Selection via the Lasso",
            "10.1111/j.2517-6161.1996.tb02080.x"),
        remark:
            "The TensorFlow Playground also removes a weight for good when it crosses 0; here it may return."
    ) { abs($0).total }

    /// Half the square, as in the TensorFlow Playground: the gradient is the weight itself.
    public static let l2 = Regularizer(
        "l2", aliases: ["ridge", "weight-decay"], title: "Half the sum of squares (ridge)", formula: "λ · Σ ½w²",
        source: Source("Krogh and Hertz", 1991, "A Simple Weight Decay Can Improve Generalization")
    ) { square($0).total * 0.5 }
}
