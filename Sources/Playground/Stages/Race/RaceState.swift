import Catalogue
import Cells
import Experiments
import Problems
import Training

/// What the race's screen shows: a value that its update changes and its view draws.
public struct RaceState: Sendable {
    /// A lane as the person wants it; the trainer may not have got there yet.
    public struct Lane: Hashable, Sendable {
        public let id: Int
        public var name: String
        public var experiment: Experiment
        public var fit: BudgetFit?

        /// How another description of the lane meets the budget, which was searched for this network alone.
        func fit(of changed: Experiment) -> BudgetFit? {
            changed.layers == experiment.layers && changed.output == experiment.output ? fit : nil
        }
    }

    /// What the chart's horizontal axis counts.
    public enum Axis: String, Hashable, Sendable, CaseIterable {
        case step
        case epoch
        case seconds
        case operations
        case parameters = "parameters trained"

        var words: String {
            switch self {
            case .step: "steps"
            case .epoch: "epochs"
            case .seconds: "seconds of training"
            case .operations: "arithmetic operations"
            case .parameters: "parameters trained: steps times parameters"
            }
        }
    }

    public enum Losses: String, Hashable, Sendable, CaseIterable {
        case both = "train and test"
        case train
        case test
    }

    public enum Picture: String, Hashable, Sendable, CaseIterable {
        case losses
        case outputs
        case differences
        case activations
        /// Each lane's layers beside those of the first, through a lens on two networks.
        case similarity
    }

    public internal(set) var lanes: [Lane] = []
    public internal(set) var snapshot: RaceSnapshot?
    public internal(set) var observations: [Int: Observation] = [:]
    /// What the pair lens finds in each lane beside the first, by the lane.
    public internal(set) var comparisons: [Int: LensReading] = [:]
    /// The index of the lane that keys are about.
    var chosen = 0
    var isZoomed = false
    var axis = Axis.step
    var losses = Losses.both
    var picture = Picture.losses
    var logX = false
    var logY = true
    var smoothing = 0.6
    /// The moment all panels show; `nil` for the newest.
    public internal(set) var cursor: Int?
    /// The layer whose activations are compared.
    var layer = 0
    public internal(set) var budget: Budget?
    /// How many seeds run, and how many runs are done.
    var fan: (seeds: Int, done: Int)?
    public internal(set) var result: RaceResult?
    /// Seeds of a run of several, as the preset has it.
    var seeds = 10
    var nextID = 0
    /// Commands sent to the trainer, and presets that are being read for new lanes.
    var sent = 0
    var awaited = 0
    /// What was last asked to be looked at.
    var looked: [Int: Look] = [:]

    /// What a lane's pictures depend on.
    struct Look: Hashable, Sendable {
        var generation: Int
        var step: Int
        var layer: Int
        var isCompared: Bool
    }

    /// The lens on two lanes.
    static let pairLens = PairLens.similarity

    public init() {}

    /// What was watched of the first lane and of all, where lanes are compared: what `compared` reads.
    public var watched: (first: WatchedValues, all: [(id: Int, values: WatchedValues)])? {
        let lens = Self.pairLens
        guard picture == .similarity, let id = lanes.first?.id, let first = observations[id]?.watched[lens] else {
            return nil
        }
        return (first, lanes.compactMap { lane in observations[lane.id]?.watched[lens].map { (lane.id, $0) } })
    }

    /// What the pair lens finds: costs B·U² for each pair of layers.
    public static func compared(
        _ watched: (first: WatchedValues, all: [(id: Int, values: WatchedValues)])
    ) -> [Int: LensReading] {
        Dictionary(uniqueKeysWithValues: watched.all.map { ($0.id, pairLens.read(watched.first, $0.values)) })
    }

    var laneCount: Int { lanes.count }
    /// Whether there are so many lines that lanes are named once, and patterns tell training from test.
    var namesLinesApart: Bool { lanes.count > 3 && !isZoomed }
    /// The budget, as long as every lane is still sized to it.
    var sharedBudget: Budget? { lanes.allSatisfy { $0.fit?.budget == budget } ? budget : nil }
    var chosenLane: Lane? { lanes.indices.contains(chosen) ? lanes[chosen] : nil }

    /// What has been trained of a lane.
    func trained(_ lane: Lane) -> RaceSnapshot.Lane? { snapshot?.lanes.first { $0.id == lane.id } }

    /// Every lane with the moment to be shown.
    public var shown: [(id: Int, snapshot: Snapshot, problem: Problem)] {
        lanes.compactMap { lane in trained(lane).map { (lane.id, $0.snapshot(at: cursor), $0.problem) } }
    }

    /// What pictures of a lane show: as much as half a screen can.
    public var request: ObservationRequest {
        var request = ObservationRequest()
        (request.surfaceWidth, request.surfaceHeight) = (48, 40)
        request.parts = [.layers, .output]
        if picture == .similarity { request.pairs = [Self.pairLens] }
        return request
    }

    /// The lanes as a race, for a run of several seeds.
    public var race: Race { Race(lanes.map { Race.Lane(name: $0.name, experiment: $0.experiment, fit: $0.fit) }) }

    mutating func settle() {
        chosen = max(0, min(lanes.count - 1, chosen))
        let layers = lanes.map { $0.experiment.layers.count + 1 }.max() ?? 1
        layer = max(0, min(layers - 1, layer))
        observations = observations.filter { id, _ in lanes.contains { $0.id == id } }
        comparisons = picture == .similarity ? comparisons.filter { id, _ in lanes.contains { $0.id == id } } : [:]
    }
}
