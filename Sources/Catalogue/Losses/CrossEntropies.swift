import ExpressionGraph

extension Loss {
    /// −t·log σ(o) − (1 − t)·log(1 − σ(o)) = softplus(o) − t·o: no logarithm of a rounded probability.
    ///
    /// Shapes: logits and targets [B, K], each output its own yes or no; the mean over K.
    public static let binaryCrossEntropy = Loss(
        "binary-cross-entropy", aliases: ["bce", "logistic", "log-loss"], title: "Binary cross-entropy",
        formula: "L = mean ln(1 + eᵒ) − t·o   (o logit)", tasks: [.binary],
        source: Source(
            "Cox", 1958, "The Regression Analysis of Binary Sequences", "10.1111/j.2517-6161.1958.tb00292.x"),
        display: { sigmoid($0) }
    ) { logit, target, _ in
        (softplus(logit) - target * logit).mean([1])
    }

    /// The largest logit is subtracted first: the sum cannot overflow, and no gradient flows through the
    /// choice because the loss does not depend on what is subtracted.
    ///
    /// Shapes: logits and one-hot (or soft) targets [B, K].
    public static let softmaxCrossEntropy = Loss(
        "cross-entropy", aliases: ["softmax-cross-entropy", "ce", "softmax"], title: "Softmax cross-entropy",
        formula: "L = Σₖ tₖ·(ln Σⱼ exp oⱼ − oₖ)", tasks: [.classes],
        source: Source(
            "Bridle", 1990, "Probabilistic Interpretation of Feedforward Classification Network Outputs"),
        display: { logits in
            let powers = exp(shifted(logits))
            return powers / powers.sum([1])
        }
    ) { logits, target, _ in
        let o = shifted(logits)
        return (target * (log(exp(o).sum([1])) - o)).sum([1])
    }

    private static func shifted(_ logits: Expr) -> Expr { logits - stopGradient(logits.largest([1])) }
}
