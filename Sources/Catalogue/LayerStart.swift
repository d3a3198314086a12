/// How the weights and offsets of a layer are filled before training.
public struct LayerStart: Sendable {
    /// What a weight matrix lies between to how it is filled.
    public let weights: @Sendable (_ fans: Fans) -> Initializer
    /// The same for offsets; `nil` leaves them to the layer, which mostly begins with 0.
    public let offsets: (@Sendable (_ fans: Fans) -> Initializer)?

    public init(
        offsets: (@Sendable (_ fans: Fans) -> Initializer)? = nil,
        weights: @escaping @Sendable (_ fans: Fans) -> Initializer
    ) {
        (self.weights, self.offsets) = (weights, offsets)
    }
}

/// What a layer is between: how many numbers come in and go out, and what the activation below it does.
public struct Fans: Sendable {
    /// Inputs of a unit.
    public let fanIn: Int
    /// Units that an input goes to.
    public let fanOut: Int
    /// What makes up for the layers below, found when it is asked for.
    private let gains: @Sendable () -> Gains

    public init(_ fanIn: Int, _ fanOut: Int, gains: @escaping @Sendable () -> Gains = { .one }) {
        (self.fanIn, self.fanOut, self.gains) = (fanIn, fanOut, gains)
    }

    /// Weights of variance gain² / fan in keep the signal's variance.
    public var gain: Double { gains().signal }
    /// Weights of variance slopeGain² / fan out keep the gradient's variance.
    public var slopeGain: Double { gains().gradient }

    /// 1/√(fan in).
    public var bound: Double { 1 / Double(fanIn).squareRoot() }
}

/// Factors on weights that make up for what the layer in front does to signals and gradients.
public struct Gains: Hashable, Sendable {
    /// 1/√E[x²] of the inputs x.
    public var signal: Double
    /// 1/√E[f′²] where the layer in front is z to f(z): one over the factor on a gradient's length.
    public var gradient: Double

    public init(signal: Double, gradient: Double) { (self.signal, self.gradient) = (signal, gradient) }

    /// Of raw inputs.
    public static let one = Gains(signal: 1, gradient: 1)
}

extension LayerStart {
    /// Both on ±1/√(fan in): the default of PyTorch's `nn.Linear`, on which many papers' code relies.
    public static let pytorch = LayerStart(offsets: { .symmetric($0.bound) }, weights: { .symmetric($0.bound) })
}

/// How the plain linear layers beside a unit start, by its settings, where its paper has a whole network start in a
/// way of its own.
///
/// A layer is meant that has no activation and no start by name: the output layer, or one that embeds the inputs.
public struct NeighbourStarts: Sendable {
    /// Of the layer whose outputs the unit takes.
    public let inFront: (@Sendable (_ settings: SettingValues) -> LayerStart)?
    /// Of the layer that takes the unit's outputs.
    public let behind: (@Sendable (_ settings: SettingValues) -> LayerStart)?

    public init(
        inFront: (@Sendable (_ settings: SettingValues) -> LayerStart)? = nil,
        behind: (@Sendable (_ settings: SettingValues) -> LayerStart)? = nil
    ) {
        (self.inFront, self.behind) = (inFront, behind)
    }

    /// PyTorch's default behind the unit.
    static let pytorchBehind = NeighbourStarts(behind: { _ in .pytorch })
}
