import Experiments

/// A run as its beginning and everything that was changed on the way.
public struct Recording: Hashable, Sendable, Codable {
    /// A change and when it was made.
    public struct Entry: Hashable, Sendable {
        /// Steps taken in all before it.
        public let stepsTaken: Int
        /// What was done.
        public let change: Change
        /// What was trained before it.
        let experiment: Experiment
    }

    /// What the run began with.
    public let start: Experiment
    /// What was changed, in order.
    public private(set) var entries: [Entry] = []

    /// A run in which nothing was changed yet.
    public init(start: Experiment) { self.start = start }

    mutating func note(_ change: Change, of experiment: Experiment, at stepsTaken: Int) {
        entries.append(Entry(stepsTaken: stepsTaken, change: change, experiment: experiment))
    }
}

extension Recording.Entry: Codable {
    private enum Key: String, CodingKey { case stepsTaken, change, before }

    /// A change with edits as what an experiment became.
    private enum Stored: Codable {
        case restart, recover, undo
        case reseed(UInt64)
        case edit(to: Experiment)
        case twin(Bool)
        case surgery(Surgery)
    }

    /// Reads what `encode` wrote.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        stepsTaken = try container.decode(Int.self, forKey: .stepsTaken)
        let before = try container.decode(Experiment.self, forKey: .before)
        experiment = before
        change =
            switch try container.decode(Stored.self, forKey: .change) {
            case .restart: .restart
            case .recover: .recover
            case .undo: .undo
            case .reseed(let seed): .reseed(seed)
            case .edit(let after): .edit(ExperimentChange(from: before, to: after))
            case .twin(let isWanted): .twin(isWanted)
            case .surgery(let surgery): .surgery(surgery)
            }
    }

    /// Writes an edit as the experiment before and after it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(stepsTaken, forKey: .stepsTaken)
        try container.encode(experiment, forKey: .before)
        let stored: Stored =
            switch change {
            case .restart: .restart
            case .recover: .recover
            case .undo: .undo
            case .reseed(let seed): .reseed(seed)
            case .edit(let change): .edit(to: change.applied(to: experiment))
            case .twin(let isWanted): .twin(isWanted)
            case .surgery(let surgery): .surgery(surgery)
            }
        try container.encode(stored, forKey: .change)
    }
}

extension Session {
    /// Repeats a recorded run up to a number of steps taken in all.
    public static func replay(_ recording: Recording, to steps: Int) throws(SessionError) -> Session {
        let session = try Session(recording.start)
        let driver = RunDriver(session)
        for entry in recording.entries where entry.stepsTaken <= steps {
            driver.advance(to: session.step + entry.stepsTaken - session.stepsTaken)
            try session.apply(entry.change)
        }
        driver.advance(to: session.step + steps - session.stepsTaken)
        return session
    }
}
