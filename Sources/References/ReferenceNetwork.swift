import Catalogue
import ExpressionGraph

/// The dense layers of W1, b1, W2, ...: all but the output layer have the configuration's activation.
struct ReferenceNetwork {
    let name: String
    let shapes: [(weight: Shape, hasBias: Bool)]
    let activation: Activation?
    let step: Expr

    /// - Parameter hiddenOnly: whether an output layer follows that the file says nothing of, with an output a class.
    init(
        _ name: String, _ params: [String: ReferenceTensor], _ config: ReferenceConfiguration, _ hiddenOnly: Bool,
        step: Expr
    ) throws(ReferenceError) {
        (self.name, self.step) = (name, step)
        activation = Palette.activation(named: try config.activation("activation"))
        var found: [(weight: Shape, hasBias: Bool)] = []
        while let weight = params["W\(found.count + 1)"] {
            let number = found.count + 1
            let shape = try weight.checked("W\(number)", name, rank: 2)
            if let before = found.last?.weight, shape[1] != before[0] {
                throw .shape("W\(number)", case: name, found: shape, expected: [shape[0], before[0]])
            }
            if let bias = try params["b\(number)"]?.checked("b\(number)", name, rank: 1), bias != [shape[0]] {
                throw .shape("b\(number)", case: name, found: bias, expected: [shape[0]])
            }
            found.append((shape, params["b\(number)"] != nil))
        }
        guard let last = found.last else { throw .missing("params.W1", case: name) }
        if hiddenOnly {
            let classes = try config.number("classes")
            guard 2...100 ~= classes else { throw config.bad("classes", "from 2 to 100") }
            found.append(([Int(classes), last.weight[0]], false))
        }
        shapes = found
    }

    func pass(on inputs: Expr) throws(ReferenceError) -> RuleContext.Pass {
        var layers: [BuiltLayer] = []
        var values = inputs
        for (index, (weight, hasBias)) in shapes.enumerated() {
            guard weight[1] == values.shape[1] else {
                throw .shape("W\(index + 1)", case: name, found: weight, expected: [weight[0], values.shape[1]])
            }
            let own = index < shapes.count - 1 ? activation : nil
            let context = LayerContext(
                prefix: "\(index)", units: weight[0],
                settings: SettingValues(NeuronUnit.dense.settings, chosen: ["bias": .flag(hasBias)]),
                isTraining: true, step: step, isFirst: index == 0, nextStream: { 0 }, activate: { own?($0) ?? $0 })
            let before = NeuronUnit.dense.build(values, context)
            let after = context.activate(before)
            layers.append(
                BuiltLayer(
                    unit: .dense, activation: own, activationParameters: [], input: values, beforeActivation: before,
                    output: after, context: context))
            values = after
        }
        return RuleContext.Pass(input: inputs, layers: layers, output: values)
    }
}
