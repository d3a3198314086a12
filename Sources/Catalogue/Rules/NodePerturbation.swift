import ExpressionGraph

extension LearningRule {
    /// Disturbs what every unit computes, row by row, and credits the disturbances with what they did to the row's loss.
    ///
    ///     ẑ_l = z_l + σξ_l in one pass,   δ_l = (L(ẑ) − L(z)) / σ · ξ_l
    ///     g_l = mean over rows of the slope of δ_l·z_l along the layer's parameters
    ///
    /// with z_l [B, U_l] the layer's value before its activation.
    ///
    /// Source: Williams 1992, Simple statistical gradient-following algorithms for connectionist reinforcement learning
    /// (doi 10.1007/BF00992696)
    /// Differs from the paper: the loss of the undisturbed pass is the baseline. Parameters of activations stay as they
    /// are; penalties act by their own slopes.
    /// Checked against rule_perturbation.json (node), made with PyTorch.
    public static let nodePerturbation = LearningRule(
        "node-perturbation", title: "Node perturbation", formula: "δ = (L(z + σξ) − L(z)) / σ · ξ, row by row",
        settings: [Setting("deviation", .number(default: 0.01, 1e-6...10), "σ, the size of a disturbance")],
        source: Source(
            "Williams", 1992,
            "Simple statistical gradient-following algorithms for connectionist reinforcement learning",
            "10.1007/BF00992696"),
        remark: "One scalar a row tells every unit. Needs an optimizer that takes a step at a time.",
        refusal: { network in
            network.layers.allSatisfy { $0.output.shape[0] == network.output.shape[0] }
                ? nil : "over time a loss of every time step is needed; 'readout: every' has them"
        }
    ) { context in
        let deviation = context.settings.number("deviation")
        let noises = context.layers.map { context.random(.normal, $0.beforeActivation.shape) }
        // From the input up, so that a layer's noise is added to what it makes of the disturbed layers below.
        var rest = context.layers.map(\.beforeActivation) + [context.output]
        for noise in noises {
            let value = rest.removeFirst()
            rest = replacing([(value, value + noise * deviation)], in: rest)
        }
        let clean = context.rowLosses(of: context.output)
        let change = (context.rowLosses(of: rest[0]) - clean) * (1 / deviation / Double(clean.shape[0]))
        let directions = zip(context.layers, noises).flatMap { layer, noise -> [Expr] in
            adjoint(
                of: layer.beforeActivation, seed: noise * change,
                withRespectTo: layer.parameters.map { $0.variable.expression })
        }
        return RuleStep(loss: clean.mean, directions: context.withPenalties(directions))
    }
}
