import ExpressionGraph

extension LayerContext {
    /// λ(t) = λ̂ · clip((t − start)/(end − start), 0, 1) of the step t, from the settings `lambda`, `start`, `end`.
    ///
    /// Source: Madsen and Johansen 2020, equation 7 (arXiv 2001.05016)
    var ramp: Expr {
        let (start, end) = (settings.number("start"), settings.number("end"))
        return clamp((step - start) / max(end - start, 1), 0, 1) * settings.number("lambda")
    }

    /// The settings of a ramp with a unit's own weight and times.
    static func rampSettings(lambda: Double, start: Double, end: Double) -> [Setting] {
        [
            Setting(
                "lambda", .number(default: lambda, 0...1e6), "λ̂, weight of sparsity at the end of the ramp"),
            Setting("start", .number(default: start, 0...1e12), "step at which sparsity begins to count"),
            Setting("end", .number(default: end, 0...1e12), "step from which sparsity counts in full"),
        ]
    }
}
