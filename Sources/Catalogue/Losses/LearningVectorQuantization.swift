import ExpressionGraph

extension Loss {
    /// How much nearer the own class is than the nearest other one, for outputs that are distances with a minus sign:
    ///
    ///     μ = (d⁺ − d⁻)/(d⁺ + d⁻),   L = μ or σ(β·μ)
    ///
    /// Shapes: prediction −d and target [B, K]. From −1, on a prototype of the own class, to 1.
    ///
    /// Checked against `prototype`.
    public static let learningVectorQuantization = Loss(
        "glvq", aliases: ["learning-vector-quantization"], title: "Generalised learning vector quantisation",
        formula: "L = (d⁺ − d⁻)/(d⁺ + d⁻), d⁺ to the own class, d⁻ to the nearest other one; or σ(β·that)",
        tasks: [.classes],
        settings: [
            Setting("steepness", .number(default: 0, 0...1000), "β of a sigmoid around it; 0: none")
        ],
        source: Source("Sato and Yamada", 1995, "Generalized Learning Vector Quantization"),
        remark: "For the unit 'prototypes' with the score 'distance'."
    ) { prediction, target, settings in
        let isOwn = target .> 0.5
        let own = -select(isOwn, prediction, 0).sum([1])
        let other = -select(isOwn, .constant(-3e38), prediction).largest([1])
        let relative = (own - other) / max(abs(own) + abs(other), 1e-30)
        let steepness = settings.number("steepness")
        return steepness == 0 ? relative : sigmoid(relative * steepness)
    }
}
