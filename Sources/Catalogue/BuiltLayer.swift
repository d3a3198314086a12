import ExpressionGraph

/// A layer of a network with its place in the graph: what a unit has built, and what it declared on the way.
public struct BuiltLayer: Sendable {
    /// The kind of the layer.
    public let unit: NeuronUnit
    /// The activation that follows or is used inside; `nil` where there is none.
    public let activation: Activation?
    /// The activation's parameters as they stand in the graph.
    public let activationParameters: [Expr]
    /// What comes in: [B, I].
    public let input: Expr
    /// What the unit computes, before the activation: [B, U]. Equal to `output` where no activation follows.
    public let beforeActivation: Expr
    /// What goes out: [B, U].
    public let output: Expr
    /// What is trained, the activation's parameters included.
    public let parameters: [LayerContext.Parameter]
    /// What is kept but not trained by gradient.
    public let buffers: [LayerContext.Buffer]
    /// Scalars added to the loss, weighted.
    public let penalties: [LayerContext.Named]
    /// Counts of elements near a hazard, of shape [].
    public let hazards: [LayerContext.Named]
    /// Expressions with a name: effective weights, gates, frequencies.
    public let probes: [LayerContext.Named]
    /// What the unit offers to be looked at.
    public let lens: UnitLens?

    /// - Parameters:
    ///   - activation: what was chosen; `nil` where there is none.
    ///   - beforeActivation: what the unit computes.
    ///   - output: the same after the activation, if one follows.
    ///   - context: where the unit has declared its parameters.
    public init(
        unit: NeuronUnit, activation: Activation?, activationParameters: [Expr], input: Expr, beforeActivation: Expr,
        output: Expr, context: LayerContext
    ) {
        (self.unit, self.activation, self.activationParameters) = (unit, activation, activationParameters)
        (self.input, self.beforeActivation, self.output) = (input, beforeActivation, output)
        (parameters, buffers, penalties) = (context.parameters, context.buffers, context.penalties)
        (hazards, probes, lens) = (context.hazards, context.probes, context.lens)
    }

    /// The number of inputs, I.
    public var inputs: Int { input.shape[1] }
    /// The number of outputs, U.
    public var units: Int { output.shape[1] }
    /// How many numbers are trained.
    public var parameterCount: Int { parameters.reduce(0) { $0 + $1.variable.shape.count } }
}
