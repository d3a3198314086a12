import ExpressionGraph

extension NeuronUnit {
    /// Every unit chooses a function of a pool: the one with the largest logit acts, the gradient of the logits
    /// is that of a softmax which grows sharper:
    ///
    ///     y = Σⱼ πⱼ fⱼ(z)/√E[fⱼ²],   π = onehot(argmax ℓ) forward, softmax(ℓ/τ) backward
    ///
    /// τ falls from 1 to 0.1 until the step `freeze`; from then on the choice stays. Each fⱼ is scaled to second
    /// moment 1, or those with large values would win.
    ///
    /// Shapes: z and y [B, U], ℓ [U, 6].
    ///
    /// Differs from the paper: scaled functions, straight-through instead of two separate phases. The authors' code
    /// draws Gumbel noise at every step, keeps τ at 0.5, cuts outputs off at ±10 and starts logits at 0 but for one of
    /// 0.001.
    public static let smartMixed = NeuronUnit(
        "smart-mixed", title: "SmartMixed", family: acrossUnitsFamily,
        formula: "y = fⱼ(z)/√E[fⱼ²], j the unit's largest logit; pool: relu, sigmoid, tanh, leaky-relu, elu, selu",
        settings: [
            Setting(
                "freeze", .integer(default: 1000, 1...1_000_000_000), "step from which no unit changes its function"),
            Setting("rate-factor", .number(default: 10, 0...1000), "learning rate of the logits, in rates of weights"),
        ],
        source: Source(
            "Omidvar", 2025, "SmartMixed: A Two-Phase Training Strategy for Adaptive Activation Function Learning",
            "arXiv 2510.22450"),
        remark: "All logits begin at random, so that units begin with different functions.", width: .asInput
    ) { z, layer in
        let pool: [Activation] = [.relu, .logistic, .hyperbolicTangent, .leakyReLU, .elu, .selu]
        let units = z.shape[1]
        let logits = layer.parameter(
            "logits", [units, pool.count], .normal(mean: 0, deviation: 0.1),
            rateFactor: layer.settings.number("rate-factor"), isDecayed: false)
        let share = min(layer.step * (1 / Double(layer.settings.integer("freeze"))), 1)
        // τ = 0.1^share.
        let soft = softmax(logits * pow(.constant(10), share), axis: 1)
        layer.probe("choice", soft)
        let isLargest = logits .== logits.largest([1])
        let hard = stopGradient(isLargest) / isLargest.sum([1])
        let learns = stopGradient(share .< 1.0)
        let chosen = straightThrough(hard, gradientOf: soft * learns + stopGradient(soft * (1.0 - learns)))
        return pool.enumerated().reduce(Expr.constant(0).broadcast(to: z.shape)) { sum, item in
            let weight = chosen.slice(axis: 1, item.offset..<item.offset + 1).reshaped([1, units])
            return sum + weight * item.element(z) * item.element.facts().gain
        }
    }
}
