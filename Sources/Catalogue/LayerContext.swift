import ExpressionGraph

/// What a unit sees of the layer it builds: its width and settings, and where it declares parameters,
/// extra losses, hazards and things worth watching.
public final class LayerContext {
    /// A trained tensor.
    public struct Parameter: Sendable {
        /// Named by the layer's prefix and its own name: "1.W".
        public let variable: Variable
        /// How it is filled before training.
        public let initializer: Initializer
        /// Parameters of a role share a learning rate factor ("weight", "bias", "denominator", ...).
        public let role: String
        /// The factor on the learning rate unless a preset says otherwise.
        public let rateFactor: Double
        /// Whether weight decay and L1/L2 apply.
        public let isDecayed: Bool
        /// Applied to the value after every update.
        public let constraint: (@Sendable (Expr) -> Expr)?
        /// Of shape []: not 0 in the steps that train it; `nil` where all do. An optimizer that searches for its
        /// steps trains it in every one.
        public let turn: Expr?
    }

    /// A tensor that is kept but not trained by gradient: grids, masks, fixed random features, running means.
    public struct Buffer: Sendable {
        /// Named by the layer's prefix and its own name: "1.knots".
        public let variable: Variable
        /// How it is filled when the network is built.
        public let initializer: Initializer
        /// Its value after a step of training; `nil` where it stays as it is.
        public let next: Expr?
    }

    /// A named expression.
    public struct Named: Sendable {
        /// Without the layer's prefix.
        public let name: String
        /// Its value in the graph.
        public let expression: Expr

        public init(name: String, expression: Expr) { (self.name, self.expression) = (name, expression) }
    }

    /// Outputs, where the width is chosen.
    public let units: Int
    /// The unit's settings, chosen or default.
    public let settings: SettingValues
    /// Whether the graph is the training step's: dropout and noise act only there.
    public let isTraining: Bool
    /// Steps taken so far, of shape []: for ramps.
    public let step: Expr
    /// How a preset wants the layer to start; `nil` leaves it to the unit.
    public let scheme: InitializationScheme?
    /// How the unit in front of this layer, or behind it, wants a linear layer to start; `nil` where neither does.
    public let neighbourStart: LayerStart?
    /// What makes up for the layer in front; finding it may take a while, and most starts do not ask.
    private let gains: @Sendable () -> Gains
    /// Whether the network's own inputs are the layer's inputs.
    public let isFirst: Bool
    /// The network's own inputs, [B, D], for units that look at coordinates at every depth; `nil` where the
    /// layer stands alone.
    public let networkInput: Expr?
    /// Rows of one sequence: T of the rows [B·T] a layer over time is built on; 1 where the data have no time.
    public let timeSteps: Int
    /// Where the sequences of a step go on those of the step before: of shape [], not 0 in steps whose sequences begin
    /// anew. `nil` where all do.
    public let streamStart: Expr?
    /// Parameters that decay are put back into ± this after every update; `nil` leaves them to the unit.
    public var limit: Double?
    /// Whether the unit has applied the layer's activation itself: then none follows.
    public private(set) var hasActivated = false

    /// In the order declared.
    public private(set) var parameters: [Parameter] = []
    /// In the order declared.
    public private(set) var buffers: [Buffer] = []
    /// Scalars added to the loss, weighted.
    public private(set) var penalties: [Named] = []
    /// Counts, of shape [], of elements that came near a hazard (a pole, a saturated gate, a point outside
    /// the grid).
    public private(set) var hazards: [Named] = []
    /// Expressions with a name: effective weights, gates, frequencies.
    public private(set) var probes: [Named] = []
    /// What the layer offers to be looked at.
    public private(set) var lens: UnitLens?

    private let prefix: String
    private let nextStream: () -> Int
    private let activation: (Expr) -> Expr

    /// - Parameters:
    ///   - prefix: starts the names of the layer's variables, "1.kan".
    ///   - nextStream: a number no other random node of the network has.
    public init(
        prefix: String, units: Int, settings: SettingValues, isTraining: Bool, step: Expr,
        scheme: InitializationScheme? = nil, neighbourStart: LayerStart? = nil,
        gains: @escaping @Sendable () -> Gains = { .one },
        isFirst: Bool = false,
        networkInput: Expr? = nil, timeSteps: Int = 1, streamStart: Expr? = nil, nextStream: @escaping () -> Int,
        activate: @escaping (Expr) -> Expr
    ) {
        self.prefix = prefix
        self.units = units
        self.settings = settings
        self.isTraining = isTraining
        self.step = step
        self.scheme = scheme
        self.neighbourStart = neighbourStart
        self.gains = gains
        self.isFirst = isFirst
        self.networkInput = networkInput
        self.timeSteps = timeSteps
        self.streamStart = streamStart
        self.nextStream = nextStream
        activation = activate
    }

    /// Applies the layer's chosen activation, for units that use it inside.
    public func activate(_ x: Expr) -> Expr {
        hasActivated = true
        return activation(x)
    }

    /// Declares a trained tensor.
    public func parameter(
        _ name: String, _ shape: Shape, _ initializer: Initializer, role: String? = nil,
        rateFactor: Double = 1, isDecayed: Bool = true, turn: Expr? = nil,
        constraint: (@Sendable (Expr) -> Expr)? = nil
    ) -> Expr {
        let variable = Variable(prefix + "." + name, shape)
        var kept = constraint
        if isDecayed, let limit { kept = { clamp(constraint?($0) ?? $0, -limit, limit) } }
        parameters.append(
            Parameter(
                variable: variable, initializer: initializer, role: role ?? name, rateFactor: rateFactor,
                isDecayed: isDecayed, constraint: kept, turn: turn))
        return variable.expression
    }

    /// The filling for a weight matrix: the preset's scheme, or the unit's own default.
    public func weights(fanIn: Int, fanOut: Int, otherwise standard: Initializer) -> Initializer {
        scheme?.start.weights(fans(fanIn, fanOut)) ?? standard
    }

    /// What a weight matrix of the layer is between.
    func fans(_ fanIn: Int, _ fanOut: Int) -> Fans {
        Fans(fanIn, fanOut, gains: gains)
    }

    /// Declares a tensor that is kept but not trained.
    ///
    /// - Parameter next: its value now to its value after the step, of the same shape; steps of training alone take it.
    ///   Where steps are searched for, it is asked once, with the parameters that were found.
    /// - Returns: its value now.
    public func buffer(
        _ name: String, _ shape: Shape, _ initializer: Initializer, next: ((_ current: Expr) -> Expr)? = nil
    ) -> Expr {
        let variable = Variable(prefix + "." + name, shape)
        let value = next?(variable.expression)
        if let value { precondition(value.shape == shape, "buffer '\(name)' of \(shape) becomes \(value.shape)") }
        buffers.append(Buffer(variable: variable, initializer: initializer, next: value))
        return variable.expression
    }

    /// Adds a weighted scalar to the loss.
    public func penalize(_ name: String, _ value: Expr) {
        precondition(value.shape.count == 1, "penalty '\(name)' of shape \(value.shape)")
        add(value.reshaped(.scalar), to: &penalties, name)
    }

    /// Counts the elements where `condition` is not 0 as hits of a hazard.
    public func hazard(_ name: String, where condition: Expr) {
        add(select(condition, 1, .constant(0)).total, to: &hazards, name)
    }

    /// A cell adds to the same penalty and meets the same hazard at every time step.
    private func add(_ value: Expr, to sums: inout [Named], _ name: String) {
        if let index = sums.firstIndex(where: { $0.name == name }) {
            sums[index] = Named(name: name, expression: sums[index].expression + value)
        } else {
            sums.append(Named(name: name, expression: value))
        }
    }

    /// Names an expression for tests and surgery.
    public func probe(_ name: String, _ value: Expr) { probes.append(Named(name: name, expression: value)) }

    /// Offers a lens of the unit.
    public func show(_ lens: UnitLens) { self.lens = lens }

    /// Fresh random numbers at every step.
    public func random(_ distribution: Operation.Distribution, _ shape: Shape) -> Expr {
        .random(distribution, shape, stream: nextStream())
    }
}
