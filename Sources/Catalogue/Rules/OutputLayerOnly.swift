import ExpressionGraph

extension LearningRule {
    /// The output layer learns by its gradient, and all others stay as they were drawn: what a rule that teaches hidden
    /// layers has to be better than.
    ///
    ///     g_L = ∂L/∂θ_L, hidden layers random
    ///
    /// Source: Rahimi and Recht 2008, Weighted sums of random kitchen sinks: replacing minimization with randomization in
    /// learning
    public static let outputLayerOnly = LearningRule(
        "output-layer-only", aliases: ["random-hidden-layers", "random-features", "readout-only"],
        title: "Output layer alone, hidden layers random",
        formula: "g_L = ∂(L + penalties)/∂θ_L, hidden layers as drawn",
        source: Source(
            "Rahimi and Recht", 2008,
            "Weighted Sums of Random Kitchen Sinks: Replacing minimization with randomization in learning"),
        remark: "The control beside every other rule: a rule that is no better has not taught the hidden layers."
    ) { context in
        let loss = context.loss(of: context.output)
        let objective = context.penalized(loss)
        let own = context.layers[context.layers.count - 1].parameters.map { $0.variable.expression }
        let hidden = context.parameters.count - own.count
        let directions: [Expr?] = Array(repeating: nil, count: hidden) + gradient(of: objective, withRespectTo: own)
        return RuleStep(loss: loss, directions: directions)
    }
}
