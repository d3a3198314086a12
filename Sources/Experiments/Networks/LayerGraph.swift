import Catalogue
import ExpressionGraph

/// One layer of a network alone, on inputs of its own: the same variables, other rows. What a lens of its unit looks at.
public struct LayerGraph: Sendable {
    /// [rows, inputs]
    public let x: Variable
    /// Steps taken so far, [].
    public let step: Variable
    /// Parameters and buffers, named as in the network.
    public let state: [Variable]
    /// What the unit offers to look at, as expressions of `x` and the state.
    /// What the unit offers, its watches on the rows of `x`.
    public let lens: UnitLens

    /// `nil` where the unit offers no lens.
    public init?(_ experiment: Experiment, layer index: Int, _ layer: BuiltLayer, rows: Int) {
        let described = experiment.layers + [experiment.output]
        guard layer.lens != nil, described.indices.contains(index) else { return nil }
        x = Variable("layer input", [rows, layer.inputs])
        step = Variable("layer step", .scalar)
        var stream = 0
        let context = LayerContext(
            prefix: "\(index)", units: index == experiment.layers.count ? layer.units : described[index].width,
            settings: SettingValues(layer.unit.settings, chosen: described[index].settings), isTraining: false,
            step: step.expression, isFirst: index == 0,
            nextStream: {
                stream += 1
                return stream
            }, activate: { $0 })
        _ = layer.unit.build(x.expression, context)
        guard let lens = context.lens else { return nil }
        self.lens = lens
        state = context.parameters.map(\.variable) + context.buffers.map(\.variable)
    }
}
