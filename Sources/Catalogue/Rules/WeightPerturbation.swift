import ExpressionGraph

extension LearningRule {
    /// Tries random steps of all parameters, and goes where the loss fell: gradient descent without any derivative.
    ///
    ///     g = mean over pairs of (L(θ + σξ) − L(θ − σξ)) / 2σ · ξ,   ξ ~ N(0, 1)
    ///
    /// One-sided, L(θ) stands for L(θ − σξ) and 1 / σ for 1 / 2σ. Shaped, each of the 2P losses is replaced before its ξ is
    /// weighted with it: by its rank, from −½ of the smallest to ½ of the largest, or by its distance to their mean in
    /// deviations; g is then Σ u·(±ξ) / 2Pσ.
    ///
    /// Source: Jabri and Flower 1992, Weight perturbation: an optimal architecture and learning technique for analog VLSI
    /// feedforward and recurrent multilayer networks (doi 10.1109/72.105429); shaped with more pairs it is the evolution
    /// strategy of Salimans et al. 2017 (arXiv 1703.03864)
    /// Checked against rule_perturbation.json (weight, evolution), made with PyTorch.
    public static let weightPerturbation = LearningRule(
        "weight-perturbation", aliases: ["evolution-strategy", "es", "spsa", "gradient-free"],
        title: "Weight perturbation",
        formula: "g = mean (L(θ + σξ) − L(θ − σξ)) / 2σ · ξ",
        settings: [
            Setting("deviation", .number(default: 0.01, 1e-6...10), "σ, the size of a trial step"),
            Setting("pairs", .integer(default: 1, 1...64), "trial steps ξ of a training step, each with its opposite"),
            Setting(
                "shaping", .choice(default: "none", ["none", "one-sided", "ranks", "standardised"]),
                "what weighs a trial: its pair's difference, its difference to no step, its rank, its standardised loss"
            ),
        ],
        source: Source(
            "Jabri and Flower", 1992,
            "Weight Perturbation: An Optimal Architecture and Learning Technique for Analog VLSI Feedforward and Recurrent "
                + "Multilayer Networks", "10.1109/72.105429"),
        remark: "The honest bottom line: it needs the loss and nothing else, and about as many trials as parameters. "
            + "Needs an optimizer that takes a step at a time."
    ) { context in
        let deviation = context.settings.number("deviation")
        let pairs = context.settings.integer("pairs")
        let shaping = context.settings.choice("shaping")
        let own = context.parameters.map { $0.variable.expression }
        let objective = context.penalized(context.loss(of: context.output))
        let trials = (0..<pairs).map { _ in own.map { context.random(.normal, $0.shape) } }
        /// The objective after a step of some size along a trial.
        func tried(_ trial: [Expr], _ size: Double) -> Expr {
            replacing(zip(own, trial).map { ($0, $0 + $1 * size) }, in: [objective])[0]
        }
        let forth = trials.map { tried($0, deviation) }
        let back = shaping == "one-sided" ? trials.map { _ in objective } : trials.map { tried($0, -deviation) }
        let weights: [Expr]
        switch shaping {
        case "one-sided": weights = zip(forth, back).map { ($0 - $1) * (1 / deviation / Double(pairs)) }
        case "none": weights = zip(forth, back).map { ($0 - $1) * (0.5 / deviation / Double(pairs)) }
        default:
            let shaped = shaping == "ranks" ? centeredRanks(forth + back) : standardised(forth + back)
            let scale = 0.5 / deviation / Double(pairs)
            weights = (0..<pairs).map { (shaped[$0] - shaped[pairs + $0]) * scale }
        }
        let directions = own.indices.map { index in
            trials.indices.dropFirst().reduce(trials[0][index] * weights[0]) { $0 + trials[$1][index] * weights[$1] }
        }
        return RuleStep(loss: context.loss(of: context.output), directions: directions)
    }
}

/// For each of n losses, of shape [], how many of the others are smaller, over n − 1, less ½; equal ones in their order.
private func centeredRanks(_ losses: [Expr]) -> [Expr] {
    losses.indices.map { index in
        losses.indices.filter { $0 != index }.map { other in
            other < index ? losses[other] .<= losses[index] : losses[other] .< losses[index]
        }.reduce(Expr.constant(0)) { $0 + $1 } * (1 / Double(losses.count - 1)) - 0.5
    }
}

/// For each loss, of shape [], its distance to the mean in standard deviations.
private func standardised(_ losses: [Expr]) -> [Expr] {
    let mean = losses.dropFirst().reduce(losses[0]) { $0 + $1 } * (1 / Double(losses.count))
    let squares = losses.map { square($0 - mean) }
    let deviation = sqrt(squares.dropFirst().reduce(squares[0]) { $0 + $1 } * (1 / Double(losses.count)))
    return losses.map { ($0 - mean) / (deviation + 1e-8) }
}
