import Experiments

/// What a person does to a run between two steps.
public enum Change: Hashable, Sendable {
    /// From the same initial weights.
    case restart
    /// From other initial weights.
    case reseed(UInt64)
    /// Other values of some fields; of the network what still fits is kept.
    case edit(ExperimentChange)
    /// Back to the last good state, with half the learning rate.
    case recover
    /// Whether the network as it was before its last swap of activations goes on beside it.
    case twin(Bool)
    /// A change of the network's edges.
    case surgery(Surgery)
    /// Back to before the last surgery.
    case undo
}

/// A run as its beginning and everything that was changed on the way.
public struct Recording: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        /// Steps taken in all before it.
        public let stepsTaken: Int
        public let change: Change
    }

    public let start: Experiment
    public private(set) var entries: [Entry] = []

    public init(start: Experiment) { self.start = start }

    mutating func note(_ change: Change, at stepsTaken: Int) {
        entries.append(Entry(stepsTaken: stepsTaken, change: change))
    }
}
