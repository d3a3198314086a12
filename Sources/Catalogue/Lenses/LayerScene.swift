/// A layer that a unit's lens looks at, with all around it that the lens may ask for. What costs something is computed
/// when it is asked for.
///
/// Shapes: N probe rows, I inputs, U units.
public protocol LayerScene {
    /// I
    var inputs: Int { get }
    /// U
    var units: Int { get }
    /// The unit that a person looks at.
    var unit: Int { get }
    /// The input whose edge a person looks at.
    var input: Int { get }
    /// Of the layer's inputs.
    var inputNames: [String] { get }
    /// The inputs as formulas of the network's inputs, as far as the layers before can be read; names elsewhere.
    var inputFormulas: [String] { get }
    /// What comes into the layer on the probe rows, [N, I].
    var arrivals: [Double] { get }
    /// Of each probe row; empty for quantities.
    var classes: [Int] { get }
    /// What the lens watches, on rows of inputs of its own, [rows, I]; `nil` where the layer cannot be run alone.
    func values(at rows: [Double]) -> WatchedValues?
    /// How much each edge matters, [U · I], 1 for all of the output; empty where edges are not scored.
    var edgeScores: [Double] { get }
    /// For each input of the network, in the units of the data, how the layer's inputs change with it, where they are
    /// an affine function of them; `nil` elsewhere.
    var slopes: [[Double]]? { get }
    /// The waves in what the network says of its only input; `nil` for more inputs.
    var spectrum: FitSpectrum? { get }
}

extension LayerScene {
    /// The number of probe rows, N.
    public var rows: Int { arrivals.count / max(1, inputs) }

    /// What comes into the layer at one input.
    public func column(_ input: Int) -> [Double] {
        stride(from: input, to: arrivals.count, by: max(1, inputs)).map { arrivals[$0] }
    }

    /// What the lens watches, at one row of zeros: for parameters.
    public func parameters() -> WatchedValues? { values(at: [Double](repeating: 0, count: inputs)) }
}

/// Magnitudes of the Fourier transforms of a network's function of one input and of the one behind the data.
public struct FitSpectrum: Sendable {
    /// Angular frequencies in the units of the data.
    public var frequencies: [Double]
    /// At these frequencies, of the network.
    public var network: [Double]
    /// `nil` where the function behind the data is not known.
    public var target: [Double]?

    public init(frequencies: [Double], network: [Double], target: [Double]?) {
        (self.frequencies, self.network, self.target) = (frequencies, network, target)
    }
}
