import Catalogue
import ExpressionGraph
import Problems

/// An experiment's network as graph, for a batch of a given size.
public struct Network: Sendable {
    public let input: Expr
    /// The hidden layers and, last, the output layer.
    public let layers: [BuiltLayer]

    public var output: Expr { layers[layers.count - 1].output }
    public var parameters: [LayerContext.Parameter] { layers.flatMap(\.parameters) }
    public var buffers: [LayerContext.Buffer] { layers.flatMap(\.buffers) }
    public var penalties: [LayerContext.Named] { layers.flatMap(\.penalties) }
    public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

    /// Builds the network of an experiment.
    ///
    /// - Parameters:
    ///   - input: [B, I].
    ///   - outputs: the width of the last layer.
    ///   - isTraining: whether dropout and noise act.
    ///   - step: steps taken so far, of shape [].
    public init(_ experiment: Experiment, input: Expr, outputs: Int, isTraining: Bool, step: Expr) throws(NetworkError)
    {
        self.input = input
        var layers: [BuiltLayer] = []
        var x = input
        var stream = 0
        var gains = ChosenActivation.Gains.none
        let scheme = experiment.initialization.flatMap { Palette.scheme(named: $0) }
        for (index, description) in (experiment.layers + [experiment.output]).enumerated() {
            let isOutput = index == experiment.layers.count
            guard let unit = Palette.unit(named: description.unit) else {
                throw .unknownUnit(description.unit, layer: index)
            }
            guard x.shape[1] <= NetworkLimits.width else {
                throw .tooWide(inputs: x.shape[1], layer: index, limit: NetworkLimits.width)
            }
            if isOutput, unit.width != .chosen { throw .outputWidth(unit.name) }
            let activation = try ChosenActivation(description, unit, layer: index)
            let context = LayerContext(
                prefix: "\(index)", units: isOutput ? outputs : description.width,
                settings: SettingValues(unit.settings, chosen: description.settings), isTraining: isTraining,
                step: step, scheme: scheme, inputGain: gains.signal, inputSlopeGain: gains.gradient,
                isFirst: index == 0, networkInput: input,
                nextStream: {
                    stream += 1
                    return stream
                }, activate: { activation?.apply(to: $0) ?? $0 })
            activation?.layer = context
            context.limit = description.limit
            let before = unit.build(x, context)
            // Where the unit has not used the activation inside, it follows.
            let after = context.hasActivated ? before : context.activate(before)
            for (factor, regularizer) in [(description.l1, Regularizer.l1), (description.l2, .l2)] where factor != 0 {
                for parameter in context.parameters where parameter.isDecayed {
                    context.penalize(
                        regularizer.name, regularizer.penalty(parameter.variable.expression) * factor)
                }
            }
            layers.append(
                BuiltLayer(
                    unit: unit, activation: activation?.activation,
                    activationParameters: activation?.parameters ?? [], input: x, beforeActivation: before,
                    output: after, context: context))
            x = after
            gains = activation?.gains ?? (unit.width == .asInput ? gains : .none)
        }
        self.layers = layers
        guard parameterCount <= NetworkLimits.parameters else {
            throw .tooManyParameters(parameterCount, limit: NetworkLimits.parameters)
        }
    }
}
