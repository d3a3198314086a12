import ExpressionGraph

extension Loss {
    /// Shapes: prediction and target [B, K]; the mean over K, so that the batch's mean is the mean over all.
    public static let meanSquaredError = Loss(
        "mse", aliases: ["mean-squared-error", "squared-error", "l2-loss"], title: "Mean squared error",
        formula: "L = mean (o − t)²",
        tasks: [.regression, .binary, .classes], labels: .plusMinusOne,
        source: Source("Gauss", 1809, "Theoria motus corporum coelestium")
    ) { prediction, target, _ in
        square(prediction - target).mean([1])
    }

    /// The sum over the K outputs, not the mean: what the TensorFlow Playground shows and follows.
    public static let halfSquaredError = Loss(
        "half-squared-error", aliases: ["playground", "square"], title: "Half the squared error",
        formula: "L = ½ Σ (o − t)²",
        tasks: [.regression, .binary, .classes], labels: .plusMinusOne,
        source: Source(
            "Smilkov et al.", 2017, "Direct-Manipulation Visualization of Deep Networks", "arXiv 1708.03788")
    ) { prediction, target, _ in
        square(prediction - target).sum([1]) * 0.5
    }
}
