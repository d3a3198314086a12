import Catalogue
import ExpressionGraph

/// Which learning rule a case means, and how: its settings and the names its tensors have in the file.
struct ReferenceRule {
    let rule: LearningRule
    /// The settings that the file's configuration stands for.
    var chosen: [String: SettingValue] = [:]
    /// Whether the file's layers are all hidden: then an output layer that it says nothing of follows.
    var hasHiddenLayersOnly = false
    /// What the file calls a parameter or a state of the rule's own, from its name there.
    var fileName: @Sendable (String) -> String = { $0 }
    /// What the file's scores of classes are, from the rule's answer.
    var scores: @Sendable (Expr) -> Expr = { $0 }
}

extension ReferenceKind {
    /// A learning rule: a case holds batches, the parameters of a network of dense layers, what stands for the gradient in
    /// the first step, losses before steps and parameters after some of them.
    init(
        _ name: String,
        rule: @escaping @Sendable (ReferenceConfiguration) throws(ReferenceError) -> ReferenceRule
    ) {
        self.init(name) { builder, entry, _ throws(ReferenceError) in
            let config = try ReferenceConfiguration(entry, builder.name)
            try builder.addRule(try rule(config), config, entry)
        }
    }
}

extension ReferenceCase.Builder {
    /// The most steps that a check takes.
    private static var stepLimit: Int { 1000 }

    /// Steps of a learning rule with gradient descent. What differs from step to step is a table with a row for each, of
    /// which a step takes its own.
    fileprivate mutating func addRule(
        _ reference: ReferenceRule, _ config: ReferenceConfiguration, _ entry: ReferenceEntry
    ) throws(ReferenceError) {
        let losses: [Double] = try required(entry.field("loss_before_step"), "loss_before_step")
        let later: [String: [String: ReferenceTensor]] = try required(
            entry.field("params_after_step"), "params_after_step")
        guard 1...Self.stepLimit ~= losses.count else { throw .tooLarge(case: name) }
        let params = try required(try entry.params, "params")
        let step = Expr.variable("step", .scalar)
        setValue([0], of: "step")
        assign(Variable("step", .scalar), step + 1.0)

        let batches: [ReferenceBatch] = try required(entry.field("batches"), "batches")
        let rows = try batches.map { batch throws(ReferenceError) in
            try required(batch.x, "x").checked("x", name, rank: 2)
        }
        guard let shape = rows.first, rows.allSatisfy({ $0 == shape }) else {
            throw .badConfiguration("batches", case: name, expected: "of one shape")
        }
        let x = try ofStep("x", batches.map { $0.x?.data ?? [] }, steps: losses.count, step, shape)
        try fillNetwork(params)
        let network = try ReferenceNetwork(name, params, config, reference.hasHiddenLayersOnly, step: step)
        let pass = try network.pass(on: x)
        let targets = try batches.map { batch throws(ReferenceError) in try batch.targets(pass.output.shape, name) }
        let y = try ofStep("y", targets, steps: losses.count, step, pass.output.shape)
        let loss = try config.loss()

        var draws = try ReferenceDraws(entry, name, batches, classes: pass.output.shape[1], steps: losses.count)
        var failure: ReferenceError?
        /// What a closure that may not fail gives where it has.
        func caught(_ shape: Shape, _ body: () throws(ReferenceError) -> Expr) -> Expr {
            do throws(ReferenceError) { return try body() } catch { failure = failure ?? error }
            return Expr.constant(0).broadcast(to: shape)
        }
        let parts = RuleContext.Parts(
            pass: { inputs in
                // On the batch the same network could be built.
                (try? network.pass(on: inputs)) ?? pass
            },
            rowLosses: { loss.perSample($0, y, SettingValues(loss.settings)) }, penalized: { $0 },
            random: { distribution, shape in
                caught(shape) { () throws(ReferenceError) in try draws.next(distribution, shape, step) }
            })
        let context = RuleContext(
            pass, y: y,
            settings: SettingValues(reference.rule.settings, chosen: reference.chosen), step: step, network: parts)
        let made = reference.rule.step(context)
        if let failure { throw failure }
        for (variable, values) in draws.tables { setValue(values, of: variable) }

        let fixed: [String: ReferenceTensor] = try entry.field("fixed") ?? [:]
        for state in context.states {
            if case .drawn(.constant(let value)) = state.initial, fixed[fileName(of: state.variable, reference)] == nil
            {
                setValue([Double](repeating: value, count: state.variable.shape.count), of: state.variable.name)
            } else {
                try fill(state.variable, reference, from: fixed)
            }
            assign(state.variable, state.next)
        }
        for parameter in context.ownParameters { try fill(parameter.variable, reference, from: params) }
        let descent = try Descent(config)
        let expected: [String: ReferenceTensor] = try required(entry.field("pseudo_gradient"), "pseudo_gradient")
        for (parameter, direction) in zip(context.parameters, made.directions) {
            guard let direction else { continue }
            let field = fileName(of: parameter.variable, reference)
            try expect("direction of \(field)", direction, expected[field], "pseudo_gradient.\(field)")
            for (variable, value) in descent.step(of: parameter.variable, along: direction) { assign(variable, value) }
            for variable in descent.state(of: parameter.variable) {
                setValue([Double](repeating: 0, count: variable.shape.count), of: variable.name)
            }
            for (text, tensors) in later.sorted(by: { $0.key < $1.key }) {
                guard let after = Int(text), 1...losses.count ~= after else {
                    throw .badConfiguration(
                        "params_after_step", case: name, expected: "by steps from 1 to \(losses.count)")
                }
                try expect(
                    "\(field) after \(after)", parameter.variable.expression, tensors[field],
                    "params_after_step.\(text).\(field)", run: after)
            }
        }
        for (index, value) in losses.enumerated() { expect("loss", made.loss, value, run: index) }
        let scores: [ReferenceTensor]? = try entry.field("label_scores_before")
        if let readout = reference.rule.readout, let scores {
            try expect("answer", reference.scores(readout(context)), scores.first, "label_scores_before")
        }
    }

    /// A tensor that differs from step to step: a table of rows, of which each step takes the next, round and round.
    private mutating func ofStep(
        _ variable: String, _ rows: [[Double]], steps: Int, _ step: Expr, _ shape: Shape
    ) throws(ReferenceError) -> Expr {
        guard !rows.isEmpty else { throw .badConfiguration("batches", case: name, expected: "at least one") }
        setValue((0..<steps).flatMap { rows[$0 % rows.count] }, of: variable)
        return Expr.variable(variable, [steps, shape.count]).gathered(step.reshaped([1])).reshaped(shape)
    }

    /// The values of W1, b1, W2, ...
    private mutating func fillNetwork(_ params: [String: ReferenceTensor]) throws(ReferenceError) {
        for (field, tensor) in params {
            guard let letter = field.first, let number = Int(field.dropFirst()), letter == "W" || letter == "b" else {
                continue
            }
            _ = try tensor.checked(field, name)
            setValue(tensor.data, of: "\(number - 1)." + (letter == "W" ? "weight" : "bias"))
        }
    }

    /// What the file calls a variable: "W1" is the weight of the first layer.
    private func fileName(of variable: Variable, _ reference: ReferenceRule) -> String {
        if variable.name.hasPrefix(RuleContext.prefix) {
            return reference.fileName(String(variable.name.dropFirst(RuleContext.prefix.count)))
        }
        let parts = variable.name.split(separator: ".")
        return (parts.last == "weight" ? "W" : "b") + "\((Int(parts[0]) ?? 0) + 1)"
    }

    private mutating func fill(
        _ variable: Variable, _ reference: ReferenceRule, from tensors: [String: ReferenceTensor]
    ) throws(ReferenceError) {
        let field = fileName(of: variable, reference)
        let tensor = try required(tensors[field], field)
        let shape = try tensor.checked(field, name)
        guard shape == variable.shape else { throw .shape(field, case: name, found: shape, expected: variable.shape) }
        setValue(tensor.data, of: variable.name)
    }
}

/// Gradient descent, with momentum and coupled decay where the configuration has them.
private struct Descent {
    let rate, momentum, decay: Double

    init(_ config: ReferenceConfiguration) throws(ReferenceError) {
        rate = try config.number("learning_rate")
        momentum = config.isEmpty("momentum") ? 0 : try config.number("momentum")
        decay = config.isEmpty("weight_decay") ? 0 : try config.number("weight_decay")
    }

    /// What it keeps for a parameter.
    func state(of parameter: Variable) -> [Variable] {
        momentum == 0 ? [] : [Variable(parameter.name + "/velocity", parameter.shape)]
    }

    /// What becomes of the parameter and its state.
    func step(of parameter: Variable, along direction: Expr) -> [(Variable, Expr)] {
        let slope = decay == 0 ? direction : direction + parameter.expression * decay
        guard let velocity = state(of: parameter).first else {
            return [(parameter, parameter.expression - slope * rate)]
        }
        let next = velocity.expression * momentum + slope
        return [(parameter, parameter.expression - next * rate), (velocity, next)]
    }
}
