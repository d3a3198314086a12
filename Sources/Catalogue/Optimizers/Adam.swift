import ExpressionGraph
import Foundation

extension Optimizer {
    /// Moving means of gradient and squared gradient, corrected for their start at 0.
    public static let adam = Optimizer(
        "adam", title: "Adam", formula: adamFormula, settings: adamSettings, defaultRate: 0.001,
        source: Source("Kingma and Ba", 2015, "Adam: A Method for Stochastic Optimization", "arXiv 1412.6980")
    ) { parameter, gradient, context in
        parameter - context.adamStep(gradient)
    }

    /// Weight decay apart from the gradient; only parameters that decay shrink (in PyTorch, all).
    public static let adamW = Optimizer(
        "adamw", title: "AdamW", formula: "θ ← (1 − η·λ)·θ, then Adam:\n" + adamFormula,
        settings: adamSettings + [
            Setting("decay", .number(default: 0.01, 0...10), "λ, the weight decay; 0.01 as in PyTorch")
        ],
        defaultRate: 0.001,
        source: Source(
            "Loshchilov and Hutter", 2019, "Decoupled Weight Decay Regularization", "arXiv 1711.05101")
    ) { parameter, gradient, context in
        let decay = context.decays ? context.settings.number("decay") : 0
        return parameter * (1.0 - context.rate * decay) - context.adamStep(gradient)
    }

    private static let adamFormula = """
        m ← β₁·m + (1 − β₁)·g
        v ← β₂·v + (1 − β₂)·g²
        θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
        """

    private static let adamSettings = [
        Setting("beta1", .number(default: 0.9, 0...0.9999), "β₁, the share of m that stays; as in the paper"),
        Setting(
            "beta2", .number(default: 0.999, 0...0.99999), "β₂, the share of v that stays; as in the paper"),
        Setting("epsilon", .number(default: 1e-8, 1e-16...1), "ε, against division by 0; as in the paper"),
    ]
}

extension UpdateContext {
    /// η · m̂ / (√v̂ + ε).
    fileprivate func adamStep(_ gradient: Expr) -> Expr {
        let (b1, b2) = (settings.number("beta1"), settings.number("beta2"))
        let m = keep("mean", gradient.shape) { b1 * $0 + (1 - b1) * gradient }
        let v = keep("squares", gradient.shape) { b2 * $0 + (1 - b2) * square(gradient) }
        // The factors that belong to the step are gathered in one number each before they meet the tensors: a
        // quotient of tensors costs as much as all else here.
        let scale = 1.0 / sqrt(correction(b2))
        return rate / correction(b1) * m / (sqrt(v) * scale + settings.number("epsilon"))
    }

    /// 1 − βᵗ as −expm1(t·ln β): in single precision 1 − 0.999 would have lost four digits.
    private func correction(_ beta: Double) -> Expr {
        beta > 0 ? -expm1(step * Foundation.log(beta)) : .constant(1)
    }
}
