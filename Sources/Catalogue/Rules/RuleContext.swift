import ExpressionGraph

/// What a learning rule sees: the batch, the network, the loss, and where it declares parameters and state of its own.
public final class RuleContext {
    /// A tensor that a rule keeps from step to step.
    public struct State: Sendable {
        /// Where it is kept.
        public let variable: Variable
        /// How it begins.
        public let initial: StateStart
        /// Its value after a step; itself where it never changes.
        public let next: Expr
    }

    /// The network on some inputs.
    public struct Pass {
        /// What it is given, [B, I]; of sequences [B·T, I].
        public let input: Expr
        /// The layers, the output layer last.
        public let layers: [BuiltLayer]
        /// What is compared with targets, [B, K]; [B·T, K] where every time step is read.
        public let output: Expr

        /// See the properties.
        public init(input: Expr, layers: [BuiltLayer], output: Expr) {
            (self.input, self.layers, self.output) = (input, layers, output)
        }
    }

    /// The network on the batch.
    public let batch: Pass
    /// The batch's targets as the loss wants them, [B, K]; [B·T, K] where every time step is read.
    public let y: Expr
    /// The rule's settings as chosen.
    public let settings: SettingValues
    /// Steps taken so far, [].
    public let step: Expr

    /// Parameters the rule has declared.
    public private(set) var ownParameters: [LayerContext.Parameter] = []
    /// State the rule has declared.
    public private(set) var states: [State] = []

    private let network: Parts

    /// What only the builder of a network knows.
    public struct Parts {
        /// The network on other inputs [B′, I], with the same parameters and random numbers of its own.
        public let pass: (_ inputs: Expr) -> Pass
        /// What the experiment compares with the data: an output [B, K] to the loss of each row, [B, 1].
        public let rowLosses: (_ output: Expr) -> Expr
        /// A loss and everything the experiment charges for besides, [].
        public let penalized: (_ loss: Expr) -> Expr
        /// Random numbers that no other node of the step has, fresh at every step.
        public let random: (Operation.Distribution, Shape) -> Expr

        /// See the properties.
        public init(
            pass: @escaping (Expr) -> Pass, rowLosses: @escaping (Expr) -> Expr,
            penalized: @escaping (Expr) -> Expr, random: @escaping (Operation.Distribution, Shape) -> Expr
        ) {
            (self.pass, self.rowLosses, self.penalized, self.random) = (pass, rowLosses, penalized, random)
        }
    }

    /// - Parameters:
    ///   - batch: the network on the batch.
    ///   - y: [B, K].
    ///   - step: steps taken so far, [].
    public init(_ batch: Pass, y: Expr, settings: SettingValues, step: Expr, network: Parts) {
        (self.batch, self.y, self.settings) = (batch, y, settings)
        (self.step, self.network) = (step, network)
    }

    /// The batch's inputs, [B, I]; of sequences [B·T, I].
    public var x: Expr { batch.input }
    /// The layers on the batch, the output layer last.
    public var layers: [BuiltLayer] { batch.layers }
    /// What the network answers to the batch, [B, K].
    public var output: Expr { batch.output }
    /// All that is trained: the network's parameters, layer by layer, then those the rule has declared.
    public var parameters: [LayerContext.Parameter] { layers.flatMap(\.parameters) + ownParameters }

    /// The network on other inputs [B′, I]: with the same parameters, but other random numbers. Buffers and penalties
    /// count once, on the batch.
    public func pass(on inputs: Expr) -> Pass { network.pass(inputs) }

    /// The experiment's loss of an output [B, K], the mean over the batch, [].
    public func loss(of output: Expr) -> Expr { rowLosses(of: output).mean }

    /// The experiment's loss of each row of an output [B, K], [B, 1].
    public func rowLosses(of output: Expr) -> Expr { network.rowLosses(output) }

    /// A loss with the penalties of units and regularizers, [].
    public func penalized(_ loss: Expr) -> Expr { network.penalized(loss) }

    /// For rules that have no objective: directions with the slopes of the penalties, which depend on parameters and not
    /// on how the loss is passed back.
    ///
    /// - Parameter directions: of the context's parameters, in their order.
    public func withPenalties(_ directions: [Expr?]) -> [Expr?] {
        let nothing = Expr.constant(0)
        let charged = penalized(nothing)
        guard charged.id != nothing.id else { return directions }
        let slopes = gradient(of: charged, withRespectTo: parameters.map { $0.variable.expression })
        return zip(directions, slopes).map { direction, slope in direction.map { $0 + slope } }
    }

    /// Declares a trained tensor of the rule's own. Read-outs that need it declare it again, by the same name.
    public func parameter(
        _ name: String, _ shape: Shape, _ initializer: Initializer, role: String? = nil, rateFactor: Double = 1,
        isDecayed: Bool = true
    ) -> Expr {
        let variable = Variable(Self.prefix + name, shape)
        ownParameters.append(
            LayerContext.Parameter(
                variable: variable, initializer: initializer, role: role ?? name, rateFactor: rateFactor,
                isDecayed: isDecayed, constraint: nil, turn: nil))
        return variable.expression
    }

    /// Declares a tensor that is kept from step to step and not trained by directions: fixed random matrices, values
    /// of nodes, running means.
    ///
    /// - Parameter next: its value now to its value after the step; `nil` where it never changes.
    /// - Returns: its value now.
    public func state(
        _ name: String, _ shape: Shape, _ initial: StateStart, next: ((_ current: Expr) -> Expr)? = nil
    ) -> Expr {
        let current = Variable(Self.prefix + name, shape)
        let value = next?(current.expression) ?? current.expression
        precondition(value.shape == shape, "state '\(name)' of \(shape) becomes \(value.shape)")
        states.append(State(variable: current, initial: initial, next: value))
        return current.expression
    }

    /// Fresh random numbers at every step.
    public func random(_ distribution: Operation.Distribution, _ shape: Shape) -> Expr {
        network.random(distribution, shape)
    }

    /// What the names of a rule's variables begin with; those of layers begin with a number.
    public static let prefix = "rule."
}
