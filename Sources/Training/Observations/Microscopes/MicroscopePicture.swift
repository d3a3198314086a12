import Catalogue
import Problems

/// What a layer's microscope shows of one moment, with the unit that a person looks at.
public enum MicroscopePicture: Sendable {
    case edges(EdgesPicture)
    case frequencies(FrequenciesPicture)
    case weights(WeightsPicture)
    case rational(RationalPicture)
    case conic(ConicPicture)
    case centres(CentresPicture)
    case means(MeansPicture)
    /// What the unit's own lens found.
    case reading(LensReading)
}

/// The functions on a layer's edges.
public struct EdgesPicture: Sendable {
    /// One input of the layer, and what comes in there.
    public struct Input: Sendable {
        public var name: String
        /// Where the curves are drawn: the data and the grid.
        public var range: Interval
        /// Between these the functions are at home; `nil` where they have no ends.
        public var grid: Interval?
        public var values: Distribution
        /// The share of the probe rows beyond the grid.
        public var outside: Double
    }

    public struct Edge: Sendable {
        /// For each part its values at equal steps over the input's range.
        public var parts: [[Double]]
        /// The name of the function it has become; "" for none.
        public var function: String
        /// How much it matters, 1 for all of the output; `nil` where that is not known.
        public var score: Double?

        /// The parts' sum.
        public var values: [Double] {
            parts.dropFirst().reduce(parts.first ?? []) { zip($0, $1).map { $0 + $1 } }
        }
        /// Whether it is 0 everywhere: masked or pruned.
        public var isCut: Bool { parts.allSatisfy { $0.allSatisfy { $0 == 0 } } }
    }

    public var inputs: [Input]
    public var units: Int
    /// What sums to an edge, by name.
    public var partNames: [String]
    /// [units · inputs]
    public var edges: [Edge]
    /// The edge looked at.
    public var unit: Int
    public var input: Int
    /// Whether these are functions of units, each of its own sum, drawn as edges to a single unit.
    public var isOfUnits = false

    public var focused: Edge? {
        guard (0..<max(0, units)).contains(unit), inputs.indices.contains(input) else { return nil }
        let index = unit * inputs.count + input
        return edges.indices.contains(index) ? edges[index] : nil
    }
}

/// The waves in a layer, and, where there is one input, the waves in what the network says.
public struct FrequenciesPicture: Sendable {
    /// Angular frequencies: lengths of the vectors.
    public var frequencies: [Double]
    /// How strong each is; all 1 where only their number counts.
    public var amplitudes: [Double]
    /// The frequency that belongs to the unit looked at, if one does.
    public var focused: Double?
    public var reference: Reference
    /// Of the network's function and the one behind the data, by angular frequency; `nil` where there are several
    /// inputs.
    public var fit: FitSpectrum?

    /// What the frequencies are counted over.
    public enum Reference: Hashable, Sendable {
        /// The network's inputs, in the units of the data.
        case data
        case layerInputs
        /// The places of weights in a row of the matrix.
        case weights
    }

    public struct FitSpectrum: Sendable {
        /// Angular frequencies in the units of the data.
        public var frequencies: [Double]
        public var network: [Double]
        /// `nil` where the function behind the data is not known.
        public var target: [Double]?
    }
}

/// Weights on their way to −1, 0 and 1.
public struct WeightsPicture: Sendable {
    public struct Weight: Sendable {
        /// The path of the unit, from 0.
        public var path: Int
        public var unit: Int
        public var inputName: String
        public var value: Double
    }

    /// The names of the unit's paths: one, or two with a gate between them.
    public var paths: [String]
    /// All of the layer, unit by unit.
    public var weights: [Weight]
    /// The least value that weights can take, −1 or 0.
    public var lowest: Double
    /// For each unit the mean share of the first path; empty without a gate.
    public var gates: [Double]
    /// The largest distance of a weight from −1, 0 or 1.
    public var sparsityError: Double
    /// What each unit computes; `nil` while its weights are still between.
    public var formulas: [String?]
    public var unit: Int
}

/// A quotient of polynomials along one input, the others at their means.
public struct RationalPicture: Sendable {
    public var inputName: String
    /// Whether other inputs were held at their means.
    public var holdsOthers: Bool
    public var x: [Double]
    public var y: [Double]
    public var denominator: [Double]
    /// What comes in there.
    public var values: Distribution
    /// Where it crosses 0 within the range drawn.
    public var zeros: [Double]
    /// Roots of the denominator, nearest to the data first; empty where there can be none.
    public var poles: [Pole]
    public var mayHavePoles: Bool
    /// The least magnitude of the denominator over the range drawn.
    public var leastDenominator: Double

    public struct Pole: Hashable, Sendable {
        public var real: Double
        /// Not negative: of a pair one stands for both.
        public var imaginary: Double
        /// From the nearest value of the data.
        public var distance: Double
    }
}

/// The border of a polynomial of second degree.
public struct ConicPicture: Sendable {
    /// Ellipse, hyperbola and so on; of more than two inputs by the signs of the eigenvalues.
    public var kind: String
    /// Of the quadratic form, largest first.
    public var eigenvalues: [Double]
    /// For two inputs: the directions of the eigenvalues, and the form Σ Aᵢⱼ xᵢ xⱼ + Σ bᵢ xᵢ + c.
    public var plane: Plane?

    public struct Plane: Sendable {
        public var directions: [(x: Double, y: Double)]
        /// A₁₁, A₁₂, A₂₂, b₁, b₂, c
        public var form: [Double]
        public var x: Interval
        public var y: Interval
        public var inputNames: [String]
        /// The probe rows at the layer's input, with their class where there are classes.
        public var data: [SurfacePicture.DataPoint]
        /// The centre of an ellipse or hyperbola.
        public var centre: (x: Double, y: Double)?
    }
}

/// Centres and radii among the data.
public struct CentresPicture: Sendable {
    /// Each by its first two coordinates (the second 0 where there is one), with its radius.
    public var centres: [(x: Double, y: Double, radius: Double)]
    /// Of the layer; of more than two only the first two are drawn.
    public var inputs: Int
    public var inputNames: [String]
    public var data: [SurfacePicture.DataPoint]
    public var x: Interval
    public var y: Interval
    public var unit: Int
}

/// Where each unit's mean stands between the least and the greatest of its inputs.
public struct MeansPicture: Sendable {
    /// Places from 0, the least input, to 1, the greatest, averaged over the probe rows.
    public struct Unit: Sendable {
        public var power: Double
        public var harmonic: Double
        public var geometric: Double
        public var arithmetic: Double
        public var mean: Double
        /// The weights as shares.
        public var shares: [Double]
    }

    public var units: [Unit]
    public var inputNames: [String]
    public var unit: Int
}
