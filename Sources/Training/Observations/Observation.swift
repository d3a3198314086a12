import Catalogue
import Experiments
import Problems

/// What a network does at a step, seen from many sides: the pictures a screen shows.
public struct Observation: Sendable {
    /// The snapshot it was made from.
    public var generation: Int
    /// Steps taken so far.
    public var step: Int
    /// Hidden layers and, last, the output layer; empty where they were not asked for.
    public var layers: [LayerObservation] = []
    /// What the whole network says; `nil` where that was not asked for.
    public var output: OutputPicture?
    /// The unit a person looks at, if any.
    public var focus: UnitObservation?
    /// Of the lenses that were asked for.
    public var readings: [Lens: LensReading] = [:]
    /// What pair lenses that were asked for watched of this network, to be read beside another's.
    public var watched: [PairLens: WatchedValues] = [:]
}

/// One layer on the probe rows (some of the training rows).
public struct LayerObservation: Sendable {
    /// The unit and its width: "8 tanh".
    public var title: String
    /// `nil` where no activation follows.
    public var activation: String?
    /// What comes into each unit.
    public var inputs: Int
    /// Outputs of the layer.
    public var units: Int
    /// Trained numbers of the layer.
    public var parameterCount: Int
    /// What goes into the activation and what comes out; equal where there is none.
    public var before: Distribution
    /// What comes out of the activation.
    public var after: Distribution
    /// Units whose output is the same for all probe rows.
    public var deadUnits: [Bool]
    /// The share of outputs where the activation's slope is below 0.1 in magnitude; `nil` where there is none.
    public var saturatedShare: Double?
    /// Elements near a hazard, by name, with the share of the probe rows' elements.
    public var hazards: [(name: String, count: Int)]
    /// How strongly each input acts on each unit, [units, inputs], signed: weights where the layer has a weight
    /// matrix of that shape, else correlations over the probe rows.
    public var strengths: [Double]
    /// Whether `strengths` are weights.
    public var strengthsAreWeights: Bool
    /// What each unit computes, to be drawn small; empty where that was not asked for.
    public var images: [UnitImage]

    /// The share of dead units.
    public var deadShare: Double { DeadUnits.share(deadUnits) }
}

/// How values are spread.
public struct Distribution: Hashable, Sendable {
    /// The least value; 0 where there is none.
    public var low: Double
    /// The greatest value; 0 where there is none.
    public var high: Double
    /// Counts of equal intervals from `low` to `high`.
    public var counts: [Int]
    /// The mean; 0 where there is no value.
    public var mean: Double
    /// The standard deviation, by the number of values.
    public var deviation: Double
    /// The middle value, the upper of two.
    public var median: Double

    /// The distribution of some values; those that are not finite are left out.
    public init(_ values: [Double], bins: Int = 40) {
        let sorted = values.filter(\.isFinite).sorted()
        low = sorted.first ?? 0
        high = sorted.last ?? 0
        counts = [Int](repeating: 0, count: bins)
        mean = sorted.isEmpty ? 0 : sorted.reduce(0, +) / Double(sorted.count)
        let mean = mean
        deviation =
            sorted.isEmpty
            ? 0 : (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count)).squareRoot()
        median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
        // Halves first: the width of a span of huge values must not overflow.
        let width = high / 2 - low / 2
        for value in sorted {
            let place = width > 0 ? (value / 2 - low / 2) / width * Double(bins) : Double(bins / 2)
            counts[min(bins - 1, max(0, Int(place)))] += 1
        }
    }
}

/// A picture of what a unit computes.
public enum UnitImage: Hashable, Sendable {
    /// Its output over the input plane, row by row from the top.
    case map(width: Int, height: Int, values: [Double])
    /// Its output along the only input, or over the time steps of a sequence.
    case curve([Double])
    /// Its weights as a picture of the inputs.
    case weights(width: Int, height: Int, values: [Double])
    /// Its mean output for each class.
    case bars([Double])
}

/// What the whole network says.
public enum OutputPicture: Sendable {
    case surface(SurfacePicture)
    case fit(FitPicture)
    case confusion(ConfusionPicture)
    case image(ImagePicture)
    /// Quantities of a table: what is, and what the network says.
    case agreement(AgreementPicture)
}

/// A value for every point of the input plane, with the data on it.
public struct SurfacePicture: Sendable {
    /// What the picture covers from left to right.
    public var x: Interval
    /// What the picture covers from bottom to top.
    public var y: Interval
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int
    /// Row by row from the top (largest y). For two classes the probability of the second; for more classes that
    /// of the winning one; for quantities the first output.
    public var values: [Double]
    /// The winning class at each point; empty for quantities.
    public var classes: [Int]
    /// The range of values that colours cover.
    public var range: Interval
    /// Data with class index or value; at most a few hundred of each.
    public var train: [DataPoint]
    /// Test data, as those.
    public var test: [DataPoint]
    /// What the two inputs are called.
    public var inputNames: [String]
    /// What classes are called, by index; empty for quantities.
    public var classNames: [String]

    /// A row of the data on the plane.
    public struct DataPoint: Hashable, Sendable {
        /// The first input, in units of the data.
        public var x: Double
        /// The second input.
        public var y: Double
        /// The class index, or the quantity.
        public var target: Double
    }
}

/// A curve through one input's range and beyond; of sequences the course of one over time.
public struct FitPicture: Sendable {
    /// Values of the input, rising, or time steps.
    public var x: [Double]
    /// For each output its values at `x`.
    public var predicted: [[Double]]
    /// The function behind the data at `x`, for each output, where it is known.
    public var target: [[Double]]?
    /// Training rows: the input and the first output's target; at most a few hundred.
    public var train: [(x: Double, y: Double)]
    /// Test rows, as those.
    public var test: [(x: Double, y: Double)]
    /// The range of the training data.
    public var trained: Interval
    /// What the input is called.
    public var inputName: String
    /// What the outputs are called.
    public var outputNames: [String]
}

/// Test rows by true and predicted class.
public struct ConfusionPicture: Sendable {
    /// What classes are called, by index.
    public var classNames: [String]
    /// counts[true][predicted].
    public var counts: [[Int]]
}

/// A picture the network has learned, beside its target. Values from 0 to 1, row by row, channels last.
public struct ImagePicture: Sendable {
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int
    /// 1 for grey, 3 for red, green and blue.
    public var channels: Int
    /// What the network says.
    public var predicted: [Double]
    /// What it is to say.
    public var target: [Double]
    /// Peak signal-to-noise ratio in decibels, of the values before they are cut off at 0 and 1.
    public var psnr: Double
}

/// True and predicted quantities of test rows.
public struct AgreementPicture: Sendable {
    /// At most a few hundred rows.
    public var points: [(truth: Double, predicted: Double)]
    /// What the quantity is called.
    public var outputName: String
}

/// One unit, large.
public struct UnitObservation: Sendable {
    /// Counted from 0, the output layer last.
    public var layer: Int
    /// Counted from 0.
    public var unit: Int
    /// `nil` where images were not asked for.
    public var image: UnitImage?
    /// What goes into its activation on the probe rows.
    public var before: Distribution
    /// What comes out of it.
    public var after: Distribution
    /// The activation around those values: points, values and slopes; empty where there is none.
    public var curve: (z: [Double], f: [Double], slope: [Double])
    /// Its incoming strengths, and the names of what it is connected to.
    public var strengths: [Double]
    /// What each input is called.
    public var inputNames: [String]
    /// What is special about its layer, with a title; `nil` where its unit offers no lens, or nobody asked.
    public var lens: (title: String, reading: LensReading)?
}

/// What is to be observed: no more than somebody looks at.
public struct ObservationRequest: Hashable, Sendable {
    /// The parts of an observation, each computed only where it is asked for.
    public enum Part: Hashable, Sendable, CaseIterable {
        /// What goes in and comes out of every layer.
        case layers
        /// With the layers, what each unit computes, drawn small.
        case images
        /// With the layers, the unit in focus, large.
        case unit
        /// With the unit, what is special about its layer.
        case lens
        /// What the whole network says.
        case output
    }

    /// What is computed.
    public var parts = Set(Part.allCases)
    /// The lenses that are read.
    public var lenses: Set<Lens> = []
    /// Lenses on this network and another.
    public var pairs: Set<PairLens> = []
    /// Columns and rows of the output surface.
    public var surfaceWidth = 64
    /// Rows of the output surface.
    public var surfaceHeight = 48
    /// Columns and rows of unit images.
    public var imageSide = 16
    /// The unit that is looked at; `nil` for none.
    public var focus: Focus?

    /// A unit, and an edge into it.
    public struct Focus: Hashable, Sendable {
        /// Counted from 0, the output layer last.
        public var layer: Int
        /// Counted from 0.
        public var unit: Int
        /// The input whose edge is looked at.
        public var input: Int

        /// The unit of a layer, with the edge from its first input if no other is named.
        public init(layer: Int, unit: Int, input: Int = 0) {
            (self.layer, self.unit, self.input) = (layer, unit, input)
        }
    }

    /// Everything but lenses.
    public init() {}
}
