import ExpressionGraph

extension LearningRule {
    /// Two networks run against each other, one from the rows up, one from the labels down; at every level they are made
    /// to agree, and nothing is passed back through a layer.
    ///
    ///     a_l = the network's layers,   c_L = I,   c_{l−1} = f(c_l·V_lᵀ), c_0 linear
    ///     L_l = scale / U_l · mean (a_l·c_lᵀ − Y)²,   L_L = the experiment's loss
    ///
    /// Every layer of both networks learns from the loss at its own output alone. Y [B, K] are the targets, c_l [K, U_l]
    /// a code for each class, V_l [U_{l−1}, U_l].
    ///
    /// Source: Kao and Hariharan 2024, Counter-current learning: a biologically plausible dual network approach for deep
    /// learning (arXiv 2409.19841)
    /// Differs from the paper: the feedback network's activations are those of the layers beside it, and V starts as
    /// PyTorch's linear layers do. Penalties act by their own slopes.
    /// Checked against rule_counter_current.json, made with PyTorch.
    public static let counterCurrent = LearningRule(
        "counter-current", aliases: ["ccl", "counter-current-learning"], title: "Counter-current learning",
        formula: "L_l = scale/U_l · mean (a_l·c_lᵀ − Y)², c from the labels down",
        settings: [
            Setting("scale", .number(default: 128, 1e-3...1e6), "the factor of the losses between the two networks"),
            Setting(
                "clip", .number(default: 1, 0...1e6),
                "the largest norm of the gradients of a network, both by themselves; 0 for none"),
        ],
        source: Source(
            "Kao and Hariharan", 2024,
            "Counter-Current Learning: A Biologically Plausible Dual Network Approach for Deep Learning",
            "arXiv 2409.19841"),
        remark: "Made for SGD at a rate near 1. Needs an optimizer that takes a step at a time.",
        refusal: { network in
            network.layers.allSatisfy { $0.output.shape[0] == network.output.shape[0] }
                ? nil : "over time a target of every time step is needed; 'readout: every' has them"
        }
    ) { context in
        let layers = context.layers
        let classes = context.y.shape[1]
        var codes = Expr.table(
            (0..<classes * classes).map { $0 % (classes + 1) == 0 ? 1 : 0 }, [classes, classes])
        var losses = [context.loss(of: context.output)]
        let last = layers[layers.count - 1].parameters.map { $0.variable.expression }
        var forward = gradient(of: losses[0], withRespectTo: last)
        var back: [Expr] = []
        for level in (0..<layers.count).reversed() {
            // c of this level, from that above.
            let (below, above) = (layers[level].inputs, codes.shape[1])
            let weight = context.parameter(
                "back \(level + 1)", [below, above], .symmetric(1 / Double(above).squareRoot()), role: "feedback")
            let sum = matmul(codes, weight, transposeB: true)
            codes = level == 0 ? sum : layers[level - 1].activation?(sum) ?? sum
            let values = layers[level].input
            let miss = square(matmul(values, codes, transposeB: true) - context.y).mean
            let loss = miss * (context.settings.number("scale") / Double(below))
            losses.append(loss)
            back = gradient(of: loss, withRespectTo: [weight]) + back
            guard level > 0 else { break }
            let slope = gradient(of: loss, withRespectTo: [layers[level - 1].output])[0]
            let own = layers[level - 1].parameters.map { $0.variable.expression }
            forward = adjoint(of: layers[level - 1].output, seed: slope, withRespectTo: own) + forward
        }
        let bound = context.settings.number("clip")
        let clipping: GradientClipping = bound > 0 ? .norm(bound) : .none
        // The feedback network's parameters were declared from the top.
        let directions = clipping.clipped(forward) + clipping.clipped(back).reversed()
        return RuleStep(
            loss: losses.dropFirst().reduce(losses[0]) { $0 + $1 }, directions: context.withPenalties(directions))
    }
}
