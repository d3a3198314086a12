import ExpressionGraph
import Foundation

extension Setting {
    /// The settings of Adam and its kin.
    static let moments = [
        Setting("beta1", .number(default: 0.9, 0...0.9999), "β₁, the share of m that stays; as in the paper"),
        Setting("beta2", .number(default: 0.999, 0...0.99999), "β₂, the share of v that stays; as in the paper"),
        Setting("epsilon", .number(default: 1e-8, 1e-16...1), "ε, against division by 0; as in the paper"),
    ]

    /// The setting that `UpdateContext.decayed` reads.
    static func weightDecay(_ standard: Double, _ origin: String) -> Setting {
        Setting("decay", .number(default: standard, 0...10), "λ, the weight decay apart from the gradient; \(origin)")
    }
}

/// What optimizers with moving means share.
extension UpdateContext {
    /// Adam's formula as text.
    static let adamFormula = """
        m ← β₁·m + (1 − β₁)·g
        v ← β₂·v + (1 − β₂)·g²
        θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
        """

    /// β₁·m + (1 − β₁)·g, the moving mean of gradients.
    func movingMean(_ gradient: Expr, _ beta: Double) -> Expr {
        keep("mean", gradient.shape) { beta * $0 + (1 - beta) * gradient }
    }

    /// β₂·v + (1 − β₂)·g², the moving mean of squared gradients.
    func movingSquares(_ gradient: Expr, _ beta: Double) -> Expr {
        keep("squares", gradient.shape) { beta * $0 + (1 - beta) * square(gradient) }
    }

    /// Adam's step, η · m̂ / (√v̂ + ε), by the settings `Setting.moments`.
    func adamStep(_ gradient: Expr) -> Expr {
        let (b1, b2) = (settings.number("beta1"), settings.number("beta2"))
        let m = movingMean(gradient, b1)
        let v = movingSquares(gradient, b2)
        // The factors that belong to the step are gathered in one number each before they meet the tensors: a
        // quotient of tensors costs as much as all else here.
        let scale = 1.0 / sqrt(correction(b2))
        return rate / correction(b1) * m / (sqrt(v) * scale + settings.number("epsilon"))
    }

    /// 1 − βᵗ as −expm1(t·ln β): in single precision 1 − 0.999 would have lost four digits.
    func correction(_ beta: Double) -> Expr {
        beta > 0 ? -expm1(step * Foundation.log(beta)) : .constant(1)
    }

    /// (1 − η·λ)·θ for parameters that decay, by the setting `decay`; the others stay.
    func decayed(_ parameter: Expr) -> Expr {
        let decay = decays ? settings.number("decay") : 0
        return decay == 0 ? parameter : parameter * (1.0 - rate * decay)
    }
}

extension Expr {
    /// The root of the mean square of all elements, [].
    var rootMeanSquare: Expr { sqrt(square(self).mean) }
}
