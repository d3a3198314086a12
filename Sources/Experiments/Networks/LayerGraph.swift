import Catalogue
import ExpressionGraph

/// One layer of a network alone, on inputs of its own: the same variables, other rows. What a microscope looks at.
public struct LayerGraph: Sendable {
    /// [rows, inputs]
    public let x: Variable
    /// Steps taken so far, [].
    public let step: Variable
    /// Parameters and buffers, named as in the network.
    public let state: [Variable]
    /// What the unit offers to look at, as expressions of `x` and the state.
    public let microscope: Microscope

    /// `nil` where the unit offers no microscope.
    public init?(_ experiment: Experiment, layer index: Int, _ layer: BuiltLayer, rows: Int) {
        let described = experiment.layers + [experiment.output]
        guard layer.microscope != nil, described.indices.contains(index) else { return nil }
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
        guard let microscope = context.microscope else { return nil }
        self.microscope = microscope
        state = context.parameters.map(\.variable) + context.buffers.map(\.variable)
    }
}
