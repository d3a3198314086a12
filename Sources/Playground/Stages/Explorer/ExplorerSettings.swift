/// What the pages of the explorer are drawn for, besides the functions.
struct ExplorerSettings: Hashable, Sendable {
    /// Curves go from −span to span.
    var span = 4.0
    /// Of the Gaussian that is pushed through a function, and of the first layer's input on the way to depth.
    var mean = 0.0
    var deviation = 1.0
    /// Where the data come from: a Gaussian, or what goes into the activation of a layer of the running network.
    var source = Source.gaussian
    var scale = WeightScale.unitVariance
    /// A factor on the variance of the weights.
    var tuning = 1.0
    var layers = 50
    var task = Task.circle
    var steps = 500
    var seed: UInt64 = 1
    /// How many derivatives are drawn besides the function.
    var derivatives = 2

    enum Source: Hashable, Sendable {
        case gaussian
        /// A layer of the network by its index.
        case layer(Int)

        var title: String {
            switch self {
            case .gaussian: "Gaussian"
            case .layer(let index): "layer \(index + 1) now"
            }
        }
    }

    /// What the small networks learn; each has two inputs and two classes, so that decisions can be drawn.
    enum Task: String, Hashable, Sendable, CaseIterable {
        case circle, xor, moons, spiral
    }
}
