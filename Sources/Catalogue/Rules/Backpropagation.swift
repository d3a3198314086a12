import ExpressionGraph

extension LearningRule {
    /// Every parameter is told the slope of the loss along it, passed back through the layers by the chain rule.
    public static let backpropagation = LearningRule(
        "backpropagation", aliases: ["backprop", "gradient"], title: "Backpropagation",
        formula: "g = ∂(L + penalties)/∂θ",
        source: Source(
            "Rumelhart, Hinton and Williams", 1986, "Learning representations by back-propagating errors",
            "10.1038/323533a0")
    ) { context in
        let loss = context.loss(of: context.output)
        let objective = context.penalized(loss)
        return RuleStep(
            loss: loss, objective: objective,
            directions: gradient(of: objective, withRespectTo: context.parameters.map { $0.variable.expression }))
    }
}
