import ExpressionGraph

extension Optimizer {
    /// Gradient descent whose slopes are taken near the mean of its past, so that no schedule is needed.
    public static let scheduleFreeDescent = Optimizer(
        "schedule-free", aliases: ["schedule-free-sgd"], title: "Schedule-free descent",
        formula: """
            z ← z − ηₜ·(g(y) + λ·y),   ηₜ = η·min(1, t/warm-up)
            x ← (1 − c)·x + c·z,   c = η̄ₜ²/Σ η̄²,  η̄ the largest rate so far
            y ← β·x + (1 − β)·z, the parameters; x and z begin as them
            """,
        settings: scheduleFreeSettings, defaultRate: 1, source: scheduleFreeSource, remark: scheduleFreeRemark
    ) { parameter, gradient, context in
        context.scheduleFree(parameter, gradient)
    }

    /// The same with Adam's rates.
    public static let scheduleFreeAdamW = Optimizer(
        "schedule-free-adamw", title: "Schedule-free AdamW",
        formula: """
            v ← β₂·v + (1 − β₂)·g(y)²
            z ← z − ηₜ·(g(y)/(√(v/(1 − β₂ᵗ)) + ε) + λ·y), else as schedule-free descent
            """,
        settings: scheduleFreeSettings + Array(Setting.moments.dropFirst()), defaultRate: 0.0025,
        source: scheduleFreeSource,
        remark: scheduleFreeRemark
            + " v is corrected for its start, as in the authors' package; the paper corrects the rate."
    ) { parameter, gradient, context in
        let b2 = context.settings.number("beta2")
        let v = context.movingSquares(gradient, b2)
        let scale = 1.0 / sqrt(context.correction(b2))
        return context.scheduleFree(parameter, gradient / (sqrt(v) * scale + context.settings.number("epsilon")))
    }

    private static let scheduleFreeSettings = [
        Setting("beta", .number(default: 0.9, 0...1), "β, the share of the mean in y; as in the paper"),
        Setting("warm-up", .integer(default: 0, 0...1_000_000), "steps in which the rate rises to its value"),
        Setting("decay", .number(default: 0, 0...10), "λ, the weight decay, at y; none unless chosen"),
    ]

    private static let scheduleFreeSource = Source(
        "Defazio et al.", 2024, "The Road Less Scheduled", "arXiv 2405.15682")

    private static let scheduleFreeRemark =
        "Differs from the paper: scores are of y, where slopes are taken, not of x. Leave the schedule constant."
}

extension UpdateContext {
    /// The next y, for a direction taken at the present one.
    fileprivate func scheduleFree(_ parameter: Expr, _ direction: Expr) -> Expr {
        let warmUp = settings.integer("warm-up")
        let rate = warmUp > 0 ? self.rate * min(1, step / Double(warmUp)) : self.rate
        let decay = decays ? settings.number("decay") : 0
        let z = keep("z", beginningAs: parameter) { z in
            z - rate * (decay == 0 ? direction : direction + decay * parameter)
        }
        let largest = keep("largest rate", .scalar) { max($0, rate) }
        let sum = keep("weights", .scalar) { $0 + square(largest) }
        let share = square(largest) / max(sum, 1e-30)
        let x = keep("x", beginningAs: parameter) { $0 + share * (z - $0) }
        let beta = settings.number("beta")
        return beta * x + (1 - beta) * z
    }
}
