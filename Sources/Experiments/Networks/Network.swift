import Catalogue
import ExpressionGraph
import Problems

/// An experiment's network as graph, for a batch of a given size.
///
/// Over time the rows of a layer are the time steps of sequences, [B·T, I]: a unit that maps rows to rows need not know,
/// a cell takes them step by step. Once no cell follows, and the last step is all that is read, the other steps are dropped.
public struct Network: Sendable {
    /// The rows of inputs, [B, I], or of sequences [B·T, I].
    public let input: Expr
    /// The hidden layers and, last, the output layer.
    public let layers: [BuiltLayer]
    /// What is compared with the targets: [B, K], or [B·T, K] where every time step is read.
    public let output: Expr

    /// What is trained, layer after layer.
    public var parameters: [LayerContext.Parameter] { layers.flatMap(\.parameters) }
    /// What layers keep besides, such as running means, layer after layer.
    public var buffers: [LayerContext.Buffer] { layers.flatMap(\.buffers) }
    /// What units add to the objective, such as the entropy of KAN's edges, layer after layer.
    public var penalties: [LayerContext.Named] { layers.flatMap(\.penalties) }
    /// How many numbers are trained.
    public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

    /// Builds the network of an experiment.
    ///
    /// - Parameters:
    ///   - input: [B, I]; of sequences [B·T, I], the steps of each one after the other.
    ///   - timeSteps: T; 1 where the data have no time.
    ///   - outputs: the width of the last layer.
    ///   - isTraining: whether dropout and noise act.
    ///   - step: steps taken so far, of shape [].
    public init(
        _ experiment: Experiment, input: Expr, timeSteps: Int = 1, outputs: Int, isTraining: Bool, step: Expr
    ) throws(NetworkError) {
        try self.init(
            experiment, input: input, timeSteps: timeSteps, outputs: outputs, isTraining: isTraining, step: step,
            nextStream: StreamCounter().next)
    }

    /// - Parameters:
    ///   - streamSteps: where sequences go on those of the step before, steps after which they begin anew.
    ///   - nextStream: numbers for random nodes, where more than one network shares a graph.
    init(
        _ experiment: Experiment, input: Expr, timeSteps: Int, streamSteps: Int? = nil, outputs: Int,
        isTraining: Bool, step: Expr, nextStream: @escaping () -> Int
    ) throws(NetworkError) {
        self.input = input
        var layers: [BuiltLayer] = []
        var x = input
        let scheme = experiment.initialization.flatMap { Palette.scheme(named: $0) }
        let descriptions = experiment.layers + [experiment.output]
        let signal = StartingSignal(experiment, inputs: input.shape[1], outputs: outputs)
        // From this layer on one time step is enough.
        let lastCell = descriptions.lastIndex { Palette.unit(named: $0.unit)?.isCell == true } ?? -1
        let streamStart = streamSteps.map { count -> Expr in
            let length = Double(count)
            // Half a step, so that rounding does not matter.
            return step - floor((step + 0.5) / length) * length .< 0.5
        }
        var (steps, networkInput) = (timeSteps, input)
        for (index, description) in descriptions.enumerated() {
            if experiment.readout == .last, index == lastCell + 1 {
                (x, networkInput) = (x.lastStep(of: steps), networkInput.lastStep(of: steps))
                steps = 1
            }
            let isOutput = index == experiment.layers.count
            guard let unit = Palette.unit(named: description.unit) else {
                throw .unknownUnit(description.unit, layer: index)
            }
            guard x.shape[1] <= NetworkLimits.width else {
                throw .tooWide(inputs: x.shape[1], layer: index, limit: NetworkLimits.width)
            }
            if isOutput, unit.width != .chosen { throw .outputWidth(unit.name) }
            if unit.mixesRows || unit.mixesRowsInTraining {
                if timeSteps > 1 { throw .mixesRows(unit: unit.name, layer: index, .time) }
                if experiment.objective == .gradient { throw .mixesRows(unit: unit.name, layer: index, .slopes) }
            }
            let settings = SettingValues(unit.settings, chosen: description.settings)
            if let reason = unit.misfit(x.shape[1], settings) {
                throw .unitDoesNotFit(unit: unit.name, layer: index, reason: reason)
            }
            let activation = try ChosenActivation(description, unit, layer: index)
            let context = LayerContext(
                prefix: "\(index)", units: isOutput ? outputs : description.width,
                settings: settings, isTraining: isTraining,
                step: step, scheme: scheme,
                neighbourStart: activation == nil ? Self.neighbourStart(of: index, in: descriptions) : nil,
                gains: { signal.gains(behind: index - 1) },
                isFirst: index == 0, networkInput: networkInput, timeSteps: steps, streamStart: streamStart,
                nextStream: nextStream, activate: { activation?.apply(to: $0) ?? $0 })
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
        }
        self.layers = layers
        output =
            switch experiment.readout {
            case .last: x.lastStep(of: steps)
            case .mean: x.meanStep(of: steps)
            case .every: x
            }
        guard parameterCount <= NetworkLimits.parameters else {
            throw .tooManyParameters(parameterCount, limit: NetworkLimits.parameters)
        }
    }
}
