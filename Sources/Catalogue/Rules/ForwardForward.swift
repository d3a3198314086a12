import ExpressionGraph

extension LearningRule {
    /// Two forward passes in place of one forward and one back: every layer learns to be lively on rows with their true
    /// label and quiet on rows with a wrong one.
    ///
    ///     x⁺, x⁻: the first K inputs are the one-hot label, true and wrong
    ///     a_l = f_l(norm a_{l−1}),   G_l = Σ a_l²   (or its mean)
    ///     L_l = mean over 2B rows of softplus(∓(G_l − θ)) + peer · mean (mean r − r)²
    ///
    /// No gradient passes from layer to layer. r is a unit's running activity on rows with their true label. The network
    /// answers with the label whose goodness, summed over the hidden layers but the first, is largest; or its output layer
    /// learns to read the last hidden layer of a pass with no label.
    ///
    /// Source: Hinton 2022, The forward-forward algorithm: some preliminary investigations (arXiv 2212.13345); the form is
    /// that of Löwe's reimplementation.
    /// Differs from the paper: the output layer, where it reads, sees the last hidden layer and not all of them. Hard
    /// negatives are labels drawn by the softmax of the network's own goodness. Two classes in one output have two label
    /// inputs. Penalties act by their own slopes.
    /// Checked against rule_forward_forward.json, made with PyTorch.
    public static let forwardForward = LearningRule(
        "forward-forward", aliases: ["ff", "forward-only"], title: "Forward-Forward",
        formula: "L_l = mean softplus(∓(G_l − θ)), G = Σ a²",
        settings: [
            Setting(
                "goodness", .choice(default: "sum", ["sum", "mean"]), "G: the sum of a layer's squares or their mean"),
            Setting(
                "normalisation", .choice(default: "rms", ["rms", "l2"]),
                "what a layer's inputs are divided by: their root mean square or their length"),
            Setting("normalise-input", .flag(default: true), "whether the first layer's inputs are divided too"),
            Setting(
                "threshold", .number(default: 0, 0...1e6),
                "θ, the goodness that parts rows with true from rows with wrong labels; 0 for the layer's width"),
            Setting("low-is-good", .flag(default: false), "whether rows with true labels are to be quiet instead"),
            Setting(
                "peer", .number(default: 0, 0...100),
                "how much units are kept as lively as each other; 0.03 in the code"),
            Setting(
                "negatives", .choice(default: "random", ["random", "hard"]),
                "wrong labels: any, or those the network takes for good"),
            Setting(
                "readout", .choice(default: "goodness", ["goodness", "output"]),
                "what answers: the label of largest goodness, or the output layer"),
        ],
        source: Source(
            "Hinton", 2022, "The Forward-Forward Algorithm: Some Preliminary Investigations", "arXiv 2212.13345"),
        remark: "The first K inputs are overwritten by the label. Needs an optimizer that takes a step at a time.",
        learnsClassesOnly: true,
        readout: { context in
            let form = ForwardForward(context)
            return form.readsOutput ? form.output(form.withoutLabel) : form.answer
        },
        refusal: { network in
            if network.layers.count < 2 { return "it has no hidden layer" }
            if network.layers.contains(where: { $0.unit.isCell || $0.output.shape[0] != network.input.shape[0] }) {
                return "rows with labels in them are single rows, not sequences"
            }
            let classes = Swift.max(2, network.output.shape[1])
            return network.input.shape[1] > classes
                ? nil
                : "the label takes the place of the first \(classes) inputs, and there are \(network.input.shape[1])"
        }
    ) { context in
        let form = ForwardForward(context)
        let rows = Double(context.x.shape[0])
        let inputs = Expr.concatenated(
            [form.labelled(form.trueLabels), form.labelled(form.wrongLabels)], axis: 0)
        let signs = Expr.concatenated(
            [form.trueLabels, form.trueLabels].enumerated().map { part, labels in
                let isGood = (part == 0) != context.settings.flag("low-is-good")
                return Expr.constant(isGood ? -1 : 1).broadcast(to: [labels.shape[0], 1])
            }, axis: 0)
        let peer = context.settings.number("peer")
        let threshold = context.settings.number("threshold")
        var losses: [Expr] = []
        var directions: [Expr?] = []
        for (index, activity) in form.activities(of: inputs).enumerated() {
            let width = Double(activity.shape[1])
            let border = threshold > 0 ? threshold : form.sums ? width : 1
            var loss = softplus(signs * (form.goodness(activity) - border)).mean
            if peer > 0 {
                var running = Expr.constant(0)
                _ = context.state("activity \(index + 1)", [1, activity.shape[1]], .drawn(.constant(0.5))) { current in
                    let good = activity.slice(axis: 0, 0..<context.x.shape[0])
                    running = current * 0.9 + good.sum([0]) * (0.1 / rows)
                    return running
                }
                loss = loss + square(running.mean([1]) - running).mean * peer
            }
            losses.append(loss)
            directions += gradient(
                of: loss, withRespectTo: context.layers[index].parameters.map { $0.variable.expression })
        }
        let own = context.layers[context.layers.count - 1].parameters.map { $0.variable.expression }
        let read = context.loss(of: form.output(form.withoutLabel))
        directions += form.readsOutput ? gradient(of: read, withRespectTo: own) : own.map { _ in nil }
        let loss = losses.dropFirst().reduce(losses[0]) { $0 + $1 }
        return RuleStep(loss: loss, directions: context.withPenalties(directions))
    }
}

/// The parts of the rule that its steps and its answers share.
private struct ForwardForward {
    let context: RuleContext
    /// Label inputs: K, or two for two classes in one output.
    let classes: Int

    init(_ context: RuleContext) {
        self.context = context
        classes = Swift.max(2, context.output.shape[1])
    }

    var sums: Bool { context.settings.choice("goodness") == "sum" }
    var readsOutput: Bool { context.settings.choice("readout") == "output" }

    /// [B, C]: one-hot rows, whatever numbers the loss wants for classes.
    var trueLabels: Expr {
        let isHigh = context.y .> 0.5
        return context.y.shape[1] > 1 ? isHigh : .concatenated([1 - isHigh, isHigh], axis: 1)
    }

    /// Other labels than the true ones, [B, C].
    var wrongLabels: Expr {
        let rows = context.x.shape[0]
        if context.settings.choice("negatives") == "hard" {
            let noise = -log(-log(context.random(.uniform, [rows, classes]) * (1 - 2e-7) + 1e-7))
            let scores = goodnessOfLabels + noise - trueLabels * 1e30
            return stopGradient(scores .== scores.largest([1]))
        }
        let numbers = Expr.table((0..<classes).map(Double.init), [1, classes])
        let own = (trueLabels * numbers).sum([1])
        let shift = floor(context.random(.uniform, [rows, 1]) * Double(classes - 1)) + 1
        let other = own + shift
        return numbers .== (other - (other .>= Double(classes)) * Double(classes))
    }

    /// What stands for no label, [B, C].
    var withoutLabel: Expr {
        Expr.constant(1 / Double(classes)).broadcast(to: [context.x.shape[0], classes])
    }

    /// The rows with labels [B, C] in place of their first inputs.
    func labelled(_ labels: Expr) -> Expr {
        .concatenated([labels, context.x.slice(axis: 1, classes..<context.x.shape[1])], axis: 1)
    }

    private func normalised(_ values: Expr) -> Expr {
        let squares = square(values)
        let length = context.settings.choice("normalisation") == "rms" ? squares.mean([1]) : squares.sum([1])
        return values / (sqrt(length) + 1e-8)
    }

    func goodness(_ activity: Expr) -> Expr { sums ? square(activity).sum([1]) : square(activity).mean([1]) }

    /// What the hidden layers make of inputs, each of the normalised activity of the layer below.
    func activities(of inputs: Expr) -> [Expr] {
        let pass = context.pass(on: inputs)
        var values = context.settings.flag("normalise-input") ? normalised(inputs) : inputs
        return pass.layers.dropLast().map { layer in
            let activity = replacing([(layer.input, values)], in: [layer.output])[0]
            values = normalised(activity)
            return activity
        }
    }

    /// What the output layer reads from the last hidden layer of the rows with labels [B, C].
    func output(_ labels: Expr) -> Expr {
        let last = context.layers[context.layers.count - 1]
        let hidden = activities(of: labelled(labels))
        return replacing([(last.input, normalised(hidden[hidden.count - 1]))], in: [last.output])[0]
    }

    /// The goodness of every label, [B, C]: summed over the hidden layers but the first, if there are more.
    private var goodnessOfLabels: Expr {
        let scores = (0..<classes).map { label -> Expr in
            let labels = Expr.table((0..<classes).map { $0 == label ? 1 : 0 }, [1, classes])
            let hidden = activities(of: labelled(labels.broadcast(to: [context.x.shape[0], classes])))
            let judges = hidden.count > 1 ? hidden.dropFirst() : hidden[...]
            let sum = judges.dropFirst().reduce(goodness(judges[judges.startIndex])) { $0 + goodness($1) }
            return context.settings.flag("low-is-good") ? -sum : sum
        }
        return .concatenated(scores, axis: 1)
    }

    /// Goodness in the form of the network's output: [B, K], or the difference of two classes, [B, 1].
    var answer: Expr {
        let scores = goodnessOfLabels
        if context.output.shape[1] > 1 { return scores }
        return scores.slice(axis: 1, 1..<2) - scores.slice(axis: 1, 0..<1)
    }
}
