import ExpressionGraph

extension Optimizer {
    /// A step for every number, longer while its slope keeps its sign and shorter where it turns; for all rows at once.
    public static let rprop = Optimizer(
        "rprop", title: "Rprop",
        formula: """
            Δ ← clamp(Δ · (η⁺ where g·g′ > 0, η⁻ where g·g′ < 0, else 1)), at first the rate
            g ← 0 where g·g′ < 0
            θ ← θ − sign(g)·Δ,   g′ ← g
            """,
        settings: [
            Setting("shorter", .number(default: 0.5, 0.01...1), "η⁻, where a slope has turned; as in the paper"),
            Setting("longer", .number(default: 1.2, 1...10), "η⁺, where it has not; as in the paper"),
            Setting("least", .number(default: 1e-6, 0...1), "the shortest step; as in the paper"),
            Setting("greatest", .number(default: 50, 1e-6...1e6), "the longest step; as in the paper"),
        ],
        defaultRate: 0.01,
        source: Source(
            "Riedmiller and Braun", 1993,
            "A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm",
            "10.1109/ICNN.1993.298623"),
        remark: "Signs of small batches say little: take all rows. A changed rate changes all steps by as much."
    ) { parameter, gradient, context in
        let settings = context.settings
        var slope = gradient
        var change = Expr.constant(1)
        _ = context.keep("slope", gradient.shape) { last in
            let turn = gradient * last
            slope = select(turn .< 0, 0, gradient)
            change = select(
                turn .> 0, settings.number("longer"), select(turn .< 0, settings.number("shorter"), .constant(1)))
            return slope
        }
        // Steps are kept in units of the rate, so that they begin as it and follow it.
        let rate = context.rate
        let length = context.keep("length", gradient.shape, initially: 1) { length in
            let step = min(max(rate * length * change, settings.number("least")), settings.number("greatest"))
            return step / max(rate, 1e-30)
        }
        return parameter - sign(slope) * (rate * length)
    }
}
