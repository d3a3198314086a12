import ExpressionGraph

extension LearningRule {
    /// Backpropagation that knows only the signs of the weights on its way back.
    ///
    ///     δ_l = (δ_{l+1}·B_{l+1}) ⊙ f′(z_l),   B = sign(W) · m
    ///
    /// m is 1, √(2 / (fan in + fan out)), or |M| with M drawn once.
    ///
    /// Source: Liao, Leibo and Poggio 2016, How important is weight symmetry in backpropagation? (arXiv 1510.05067)
    /// Differs from the paper: no batch normalisation and no sign of the update; wherever a weight matrix of any unit is
    /// multiplied with values, its signs stand for it. Penalties act by their own slopes.
    /// Checked against rule_feedback_alignment.json (sign_…), made with PyTorch.
    public static let signSymmetric = LearningRule(
        "sign-symmetric", aliases: ["sign-symmetry"], title: "Sign-symmetric feedback",
        formula: "δ ← (δ·(sign(W)·m)) ⊙ f′(z)",
        settings: [
            Setting(
                "magnitude", .choice(default: "scaled", ["one", "scaled", "drawn"]),
                "m: 1, √(2 / (fan in + fan out)), or the size of a matrix drawn once")
        ],
        source: Source(
            "Liao, Leibo and Poggio", 2016, "How important is weight symmetry in backpropagation?", "arXiv 1510.05067"),
        remark: "Signs of the weights are enough. Needs an optimizer that takes a step at a time."
    ) { context in
        let loss = context.loss(of: context.output)
        // Nothing is passed back through the first layer.
        var layerOf: [Expr.ID: Int] = [:]
        for (index, layer) in context.layers.enumerated().dropFirst() {
            for parameter in layer.parameters where parameter.isDecayed {
                layerOf[parameter.variable.expression.id] = index
            }
        }
        var magnitudes: [Expr.ID: Expr] = [:]
        /// B of a weight matrix.
        func signs(_ weight: Expr, layer: Int) -> Expr {
            let (first, second) = (Double(weight.shape[0]), Double(weight.shape[1]))
            switch context.settings.choice("magnitude") {
            case "one": return sign(weight)
            case "scaled": return sign(weight) * (2 / (first + second)).squareRoot()
            default:
                if let known = magnitudes[weight.id] { return sign(weight) * known }
                let count = magnitudes.count { layerOf[$0.key] == layer }
                let name = "magnitude \(layer + 1)" + (count == 0 ? "" : " \(count + 1)")
                let drawn = context.state(
                    name, weight.shape, .drawn(.normal(mean: 0, deviation: 1 / first.squareRoot())))
                magnitudes[weight.id] = abs(drawn)
                return sign(weight) * abs(drawn)
            }
        }
        let directions = gradient(
            of: loss, withRespectTo: context.parameters.map { $0.variable.expression },
            replacing: { expression, adjoint in
                guard case .product = expression.operation else { return nil }
                var contributions = expression.adjoints(adjoint)
                for (index, operand) in expression.inputs.enumerated() {
                    guard let layer = layerOf[operand.id], operand.shape.rank == 2 else { continue }
                    let signed = replacing([(operand, signs(operand, layer: layer))], in: [expression])[0]
                    contributions[1 - index] = signed.adjoints(adjoint)[1 - index]
                }
                return contributions
            })
        return RuleStep(loss: loss, directions: context.withPenalties(directions))
    }
}
