/// A named rule for filling weight matrices of any size.
public struct InitializationScheme: Listed {
    /// Name, formula, settings, source.
    public let card: Card
    /// What a matrix lies between to how it is filled.
    public let initializer: @Sendable (_ fans: Fans) -> Initializer

    public init(
        _ name: String, aliases: [String] = [], title: String, formula: String, source: Source, remark: String = "",
        initializer: @escaping @Sendable (Fans) -> Initializer
    ) {
        card = Card(name, aliases: aliases, title: title, formula: formula, source: source, remark: remark)
        self.initializer = initializer
    }
}

/// What a matrix is between: how many numbers come in and go out, and what the activation below it does.
public struct Fans: Hashable, Sendable {
    /// Inputs of a unit.
    public let fanIn: Int
    /// Units that an input goes to.
    public let fanOut: Int
    /// Weights of variance gain² / fan in keep the signal's variance.
    public let gain: Double
    /// Weights of variance slopeGain² / fan out keep the gradient's variance.
    public let slopeGain: Double

    public init(_ fanIn: Int, _ fanOut: Int, gain: Double = 1, slopeGain: Double = 1) {
        (self.fanIn, self.fanOut, self.gain, self.slopeGain) = (fanIn, fanOut, gain, slopeGain)
    }
}
