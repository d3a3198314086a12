import Catalogue

/// An activation with values for its parameters.
public struct ExploredFunction: Sendable {
    public let activation: Activation
    public internal(set) var parameters: [Double]

    public init(_ activation: Activation) {
        self.activation = activation
        parameters = activation.parameters.map(\.default)
    }

    /// The function of a name or an alias, with its default parameters; `nil` where there is none.
    public init?(named name: String) {
        guard let activation = Catalogue.activation(named: name) else { return nil }
        self.init(activation)
    }
}
