import ExpressionGraph
import Foundation

extension LearningRule {
    /// Backpropagation with fixed random matrices on the way back, where it would have the weights: the forward weights
    /// come to agree with them.
    ///
    ///     δ_L = ∂L/∂h_L ⊙ f′(z_L),   δ_l = (δ_{l+1}·B_{l+1}) ⊙ f′(z_l)
    ///     g_l = the slope of δ_l·z_l along the layer's parameters
    ///
    /// with z_l [B, U_l] the layer's value before its activation f and B_l [U_l, U_{l−1}] drawn once.
    ///
    /// Source: Lillicrap et al. 2016, Random synaptic feedback weights support error backpropagation for deep learning
    /// (doi 10.1038/ncomms13276)
    /// Differs from the paper: B is normal with variance 1 / U_l; a layer of any unit has one. Penalties act by their own
    /// slopes.
    /// Checked against rule_feedback_alignment.json (fa), made with PyTorch.
    public static let feedbackAlignment = LearningRule(
        "feedback-alignment", aliases: ["random-feedback"], title: "Feedback alignment",
        formula: "δ ← (δ·B) ⊙ f′(z), B fixed and random",
        source: Source(
            "Lillicrap et al.", 2016,
            "Random synaptic feedback weights support error backpropagation for deep learning",
            "10.1038/ncomms13276"),
        remark: "Needs an optimizer that takes a step at a time."
    ) { context in
        let loss = context.loss(of: context.output)
        var slope = gradient(of: loss, withRespectTo: [context.layers[context.layers.count - 1].output])[0]
        var directions: [Expr] = []
        for (index, layer) in context.layers.enumerated().reversed() {
            let own = layer.parameters.map { $0.variable.expression }
            directions = adjoint(of: layer.output, seed: slope, withRespectTo: own) + directions
            guard index > 0 else { break }
            let delta = adjoint(of: layer.output, seed: slope, withRespectTo: [layer.beforeActivation])[0]
            let deviation = 1 / Double(delta.shape[1]).squareRoot()
            let back = context.state(
                "feedback \(index)", [delta.shape[1], layer.inputs], .drawn(.normal(mean: 0, deviation: deviation)))
            // Between layers there may be a choice of time steps.
            slope =
                adjoint(
                    of: layer.input, seed: matmul(delta, back), withRespectTo: [context.layers[index - 1].output])[0]
        }
        return RuleStep(loss: loss, directions: context.withPenalties(directions))
    }
}
