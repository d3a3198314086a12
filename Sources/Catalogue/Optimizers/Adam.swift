import ExpressionGraph

extension Optimizer {
    /// Moving means of gradient and squared gradient, corrected for their start at 0.
    public static let adam = Optimizer(
        "adam", title: "Adam", formula: UpdateContext.adamFormula, settings: Setting.moments, defaultRate: 0.001,
        source: Source("Kingma and Ba", 2015, "Adam: A Method for Stochastic Optimization", "arXiv 1412.6980")
    ) { parameter, gradient, context in
        parameter - context.adamStep(gradient)
    }

    /// Weight decay apart from the gradient; only parameters that decay shrink (in PyTorch, all).
    public static let adamW = Optimizer(
        "adamw", title: "AdamW", formula: "θ ← (1 − η·λ)·θ, then Adam:\n" + UpdateContext.adamFormula,
        settings: Setting.moments + [.weightDecay(0.01, "as in PyTorch")],
        defaultRate: 0.001,
        source: Source(
            "Loshchilov and Hutter", 2019, "Decoupled Weight Decay Regularization", "arXiv 1711.05101")
    ) { parameter, gradient, context in
        context.decayed(parameter) - context.adamStep(gradient)
    }
}
