import ExpressionGraph

extension LearningRule {
    /// The error of the output reaches every hidden layer at once, through a fixed random matrix of its own.
    ///
    ///     δ_l = (δ_L·D_l) ⊙ f′(z_l),   δ_L = ∂L/∂z_L
    ///     g_l = the slope of δ_l·z_l along the layer's parameters
    ///
    /// with z_l [B, U_l] the layer's value before its activation f and D_l [K, U_l] drawn once. The output layer has its
    /// true gradient.
    ///
    /// Source: Nøkland 2016, Direct feedback alignment provides learning in deep neural networks (arXiv 1609.01596)
    /// Differs from the paper: D is normal with variance 1 / K; a layer of any unit has one. Penalties act by their own
    /// slopes.
    /// Checked against rule_feedback_alignment.json (dfa), made with PyTorch.
    public static let directFeedbackAlignment = LearningRule(
        "direct-feedback-alignment", aliases: ["dfa"], title: "Direct feedback alignment",
        formula: "δ_l = (δ_L·D_l) ⊙ f′(z_l), D fixed and random",
        source: Source(
            "Nøkland", 2016, "Direct feedback alignment provides learning in deep neural networks", "arXiv 1609.01596"),
        remark: "No layer waits for the one above it. Needs an optimizer that takes a step at a time.",
        refusal: { network in
            network.layers.allSatisfy { $0.output.shape[0] == network.output.shape[0] }
                ? nil : "over time the error of every time step is needed; 'readout: every' has them"
        }
    ) { context in
        let loss = context.loss(of: context.output)
        let last = context.layers[context.layers.count - 1]
        let error = gradient(of: loss, withRespectTo: [last.beforeActivation])[0]
        let directions = context.layers.enumerated().flatMap { index, layer -> [Expr] in
            let own = layer.parameters.map { $0.variable.expression }
            guard index < context.layers.count - 1 else { return gradient(of: loss, withRespectTo: own) }
            let deviation = 1 / Double(last.units).squareRoot()
            let feedback = context.state(
                "direct feedback \(index + 1)", [error.shape[1], layer.units],
                .drawn(.normal(mean: 0, deviation: deviation)))
            return adjoint(of: layer.output, seed: matmul(error, feedback), withRespectTo: own)
        }
        return RuleStep(loss: loss, directions: context.withPenalties(directions))
    }
}
