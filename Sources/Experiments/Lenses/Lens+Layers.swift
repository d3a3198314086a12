import Catalogue
import ExpressionGraph

extension Source {
    /// What was not published: a count or a share that needs no paper.
    static let own = Source("Soma", 0, "a measurement of this program")
}

/// Watches and words that lenses of layers share.
extension ObservationGraph {
    /// Each layer's output, by the layer's title; hidden layers and, last, the output layer.
    public func outputs(as name: String) -> [Watch] {
        network.layers.enumerated().map { Watch(name, title: title(ofLayer: $0), $1.output) }
    }

    /// Each hidden layer's output.
    public func hiddenOutputs(as name: String) -> [Watch] { outputs(as: name).dropLast() }

    /// Its number and what it is: "2 tanh".
    public func title(ofLayer index: Int) -> String {
        let layer = network.layers[index]
        return "\(index + 1) \(layer.activation?.name ?? layer.unit.name)"
    }
}

extension WatchedValues.Matrix {
    /// The values of one column.
    public func column(_ index: Int) -> [Double] { (0..<rows).map { values[$0 * columns + index] } }

    /// The standard deviation of all values, those that are not finite left out.
    public var deviation: Double {
        let finite = values.filter(\.isFinite)
        guard !finite.isEmpty else { return 0 }
        let mean = finite.reduce(0, +) / Double(finite.count)
        return (finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(finite.count)).squareRoot()
    }
}

extension Collection where Element == (share: Double, count: Int) {
    /// The mean of shares, each by the number of things it is a share of; `nil` where there are none.
    func share() -> Double? {
        let count = reduce(0) { $0 + $1.count }
        return count > 0 ? reduce(0) { $0 + $1.share * Double($1.count) } / Double(count) : nil
    }
}
