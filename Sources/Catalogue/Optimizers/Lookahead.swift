import ExpressionGraph

extension Optimizer {
    /// Adam, taken back part of the way every few steps: slow weights follow where the fast ones went.
    public static let lookahead = Optimizer(
        "lookahead", title: "Lookahead with Adam",
        formula: """
            θ ← Adam's next value
            every k-th step:  s ← s + α·(θ − s),   θ ← s, with s at first the parameter
            """,
        settings: Setting.moments + [
            Setting("period", .integer(default: 5, 1...1000), "k, steps between; as in the paper"),
            Setting("share", .number(default: 0.5, 0...1), "α, how far the slow weights follow; as in the paper"),
        ],
        defaultRate: 0.001,
        source: Source(
            "Zhang, Lucas, Hinton and Ba", 2019, "Lookahead Optimizer: k steps forward, 1 step back",
            "arXiv 1907.08610"),
        remark: "Adam's means are kept where the weights go back, as in the authors' code."
    ) { parameter, gradient, context in
        let fast = parameter - context.adamStep(gradient)
        let period = Double(context.settings.integer("period"))
        let share = context.settings.number("share")
        let isDue = (context.step - floor(context.step / period) * period) .< 0.5
        let slow = context.keep("slow", beginningAs: parameter) { select(isDue, $0 + share * (fast - $0), $0) }
        return select(isDue, slow, fast)
    }
}
