import ExpressionGraph

extension Loss {
    /// Shapes: prediction and target [B, K]; the mean over K.
    public static let meanAbsoluteError = Loss(
        "mae", aliases: ["mean-absolute-error", "l1-loss"], title: "Mean absolute error", formula: "L = mean |o − t|",
        tasks: [.regression, .binary, .classes], labels: .plusMinusOne,
        source: Source("Laplace", 1774, "Mémoire sur la probabilité des causes par les événements")
    ) { prediction, target, _ in
        abs(prediction - target).mean([1])
    }

    /// With a = min(|e|, δ) both branches are one formula: a·(|e| − a/2).
    public static let huber = Loss(
        "huber", aliases: ["smooth-l1"], title: "Huber loss",
        formula: "L = mean { e²/2 where |e| ≤ δ; δ(|e| − δ/2) }, e = o − t",
        tasks: [.regression, .binary, .classes], labels: .plusMinusOne,
        settings: [
            Setting(
                "delta", .number(default: 1, 1e-6...1e6),
                "δ, where the square becomes a line; 1 as in PyTorch")
        ],
        source: Source("Huber", 1964, "Robust Estimation of a Location Parameter", "10.1214/aoms/1177703732")
    ) { prediction, target, settings in
        let e = abs(prediction - target)
        let a = min(e, settings.number("delta"))
        return (a * (e - a * 0.5)).mean([1])
    }

    /// Labels −1 and +1.
    public static let hinge = Loss(
        "hinge", aliases: ["svm"], title: "Hinge loss", formula: "L = mean max(0, 1 − t·o)", tasks: [.binary],
        labels: .plusMinusOne,
        source: Source("Cortes and Vapnik", 1995, "Support-Vector Networks", "10.1007/BF00994018")
    ) { prediction, target, _ in
        max(1.0 - target * prediction, 0).mean([1])
    }
}
