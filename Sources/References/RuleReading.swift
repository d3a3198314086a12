import Catalogue
import ExpressionGraph

/// Which learning rule a case means, and how: its settings and the names its tensors have in the file.
struct ReferenceRule {
    let rule: LearningRule
    /// The settings that the file's configuration stands for.
    var chosen: [String: SettingValue] = [:]
    /// What the file calls a parameter or a state of the rule's own, from its name there.
    var fileName: @Sendable (String) -> String = { $0 }
}

extension ReferenceKind {
    /// A learning rule: a case holds batches, the parameters of a network of dense layers, what stands for the gradient in
    /// the first step, losses before steps and parameters after some of them.
    init(
        _ name: String,
        rule: @escaping @Sendable (ReferenceConfiguration) throws(ReferenceError) -> ReferenceRule
    ) {
        self.init(name) { builder, entry, _ throws(ReferenceError) in
            let config = ReferenceConfiguration(name: builder.name, values: try entry.config ?? [:])
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
        let layers = try network(x, params, config, step)
        let output = layers[layers.count - 1].output
        let targets = try batches.map { batch throws(ReferenceError) in try batch.targets(output.shape, name) }
        let y = try ofStep("y", targets, steps: losses.count, step, output.shape)
        let loss = try config.loss()

        var noise = try NoiseOfSteps(entry, name, steps: losses.count)
        var missing: ReferenceError?
        let parts = RuleContext.Parts(
            pass: { _ in preconditionFailure("a rule of a reference file asks for a second pass") },
            rowLosses: { loss.perSample($0, y, SettingValues(loss.settings)) }, penalized: { $0 },
            random: { _, shape in
                do throws(ReferenceError) {
                    return try noise.next(shape, step)
                } catch {
                    missing = error
                    return Expr.constant(0).broadcast(to: shape)
                }
            })
        let context = RuleContext(
            RuleContext.Pass(input: x, layers: layers, output: output), y: y,
            settings: SettingValues(reference.rule.settings, chosen: reference.chosen), step: step, network: parts)
        let made = reference.rule.step(context)
        if let missing { throw missing }
        for (variable, values) in noise.tables { setValue(values, of: variable) }

        let fixed: [String: ReferenceTensor] = try entry.field("fixed") ?? [:]
        for state in context.states {
            try fill(state.variable, reference, from: fixed)
            assign(state.variable, state.next)
        }
        for parameter in context.ownParameters { try fill(parameter.variable, reference, from: params) }
        let rate = try config.number("learning_rate")
        let expected: [String: ReferenceTensor] = try required(entry.field("pseudo_gradient"), "pseudo_gradient")
        for (parameter, direction) in zip(context.parameters, made.directions) {
            guard let direction else { continue }
            let field = fileName(of: parameter.variable, reference)
            try expect("direction of \(field)", direction, expected[field], "pseudo_gradient.\(field)")
            assign(parameter.variable, parameter.variable.expression - direction * rate)
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
    }

    /// A tensor that differs from step to step: a table of rows, of which each step takes the next, round and round.
    private mutating func ofStep(
        _ variable: String, _ rows: [[Double]], steps: Int, _ step: Expr, _ shape: Shape
    ) throws(ReferenceError) -> Expr {
        guard !rows.isEmpty else { throw .badConfiguration("batches", case: name, expected: "at least one") }
        setValue((0..<steps).flatMap { rows[$0 % rows.count] }, of: variable)
        return Expr.variable(variable, [steps, shape.count]).gathered(step.reshaped([1])).reshaped(shape)
    }

    /// The dense layers of W1, b1, W2, ...: all but the last have the configuration's activation.
    private mutating func network(
        _ x: Expr, _ params: [String: ReferenceTensor], _ config: ReferenceConfiguration, _ step: Expr
    ) throws(ReferenceError) -> [BuiltLayer] {
        let activation = Palette.activation(named: try config.activation("activation"))
        var layers: [BuiltLayer] = []
        var values = x
        while let weight = params["W\(layers.count + 1)"] {
            let number = layers.count + 1
            let shape = try weight.checked("W\(number)", name, rank: 2)
            guard shape[1] == values.shape[1] else {
                throw .shape("W\(number)", case: name, found: shape, expected: [shape[0], values.shape[1]])
            }
            let bias = params["b\(number)"]
            let own = params["W\(number + 1)"] == nil ? nil : activation
            let context = LayerContext(
                prefix: "\(layers.count)", units: shape[0],
                settings: SettingValues(NeuronUnit.dense.settings, chosen: ["bias": .flag(bias != nil)]),
                isTraining: true, step: step, isFirst: layers.isEmpty, nextStream: { 0 }, activate: { own?($0) ?? $0 })
            let before = NeuronUnit.dense.build(values, context)
            let after = context.activate(before)
            setValue(weight.data, of: "\(layers.count).weight")
            if let bias {
                let found = try bias.checked("b\(number)", name, rank: 1)
                guard found == [shape[0]] else {
                    throw .shape("b\(number)", case: name, found: found, expected: [shape[0]])
                }
                setValue(bias.data, of: "\(layers.count).bias")
            }
            layers.append(
                BuiltLayer(
                    unit: .dense, activation: own, activationParameters: [], input: values, beforeActivation: before,
                    output: after, context: context))
            values = after
        }
        guard !layers.isEmpty else { throw .missing("params.W1", case: name) }
        return layers
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

/// Rows of a step.
private struct ReferenceBatch: Decodable {
    let x, target: ReferenceTensor?
    let labels: [Int]?

    /// Targets of the output's shape, row-major; labels as one-hot rows.
    func targets(_ shape: Shape, _ name: String) throws(ReferenceError) -> [Double] {
        if let target {
            let found = try target.checked("target", name, rank: 2)
            guard found == shape else { throw .shape("target", case: name, found: found, expected: shape) }
            return target.data
        }
        guard let labels, labels.count == shape[0], labels.allSatisfy({ 0..<shape[1] ~= $0 }) else {
            throw .badConfiguration(
                "labels", case: name, expected: "\(shape[0]) whole numbers from 0 to \(shape[1] - 1)")
        }
        return labels.flatMap { label in (0..<shape[1]).map { $0 == label ? 1 : 0 } }
    }
}

/// Random numbers that the file gives: one tensor [steps, …] from which every draw of a step takes the next numbers, or
/// one tensor a draw, named n1, n2, ...
private struct NoiseOfSteps {
    /// Tables with a row for each step, by variable.
    private(set) var tables: [(variable: String, values: [Double])] = []
    private let name: String
    private let steps: Int
    private let whole: ReferenceTensor?
    private let draws: [String: ReferenceTensor]
    private var taken = 0

    init(_ entry: ReferenceEntry, _ name: String, steps: Int) throws(ReferenceError) {
        (self.name, self.steps) = (name, steps)
        whole = try? entry.field("noise", as: ReferenceTensor.self)
        draws = whole == nil ? try entry.field("noise") ?? [:] : [:]
        for (field, tensor) in draws.merging(
            whole.map { ["noise": $0] } ?? [:], uniquingKeysWith: { first, _ in first })
        {
            guard try tensor.checked(field, name).dimensions.first == steps else {
                throw .badConfiguration("noise", case: name, expected: "with a row for each of \(steps) steps")
            }
        }
    }

    /// The numbers of the next draw.
    mutating func next(_ shape: Shape, _ step: Expr) throws(ReferenceError) -> Expr {
        let row = step.reshaped([1])
        if let whole {
            let width = whole.data.count / steps
            guard taken + shape.count <= width else { throw .missing("noise", case: name) }
            defer { taken += shape.count }
            if tables.isEmpty { tables.append(("noise", whole.data)) }
            return Expr.variable("noise", [steps, width]).gathered(row)
                .slice(axis: 1, taken..<taken + shape.count).reshaped(shape)
        }
        taken += 1
        guard let tensor = draws["n\(taken)"], tensor.data.count == steps * shape.count else {
            throw .missing("noise.n\(taken)", case: name)
        }
        tables.append(("noise \(taken)", tensor.data))
        return Expr.variable("noise \(taken)", [steps, shape.count]).gathered(row).reshaped(shape)
    }
}
