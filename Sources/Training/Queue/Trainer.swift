import Experiments
import Problems

/// Trains on a queue of its own: commands go in and take effect between steps, snapshots come out. It never
/// waits for whoever watches.
public final class Trainer: Sendable {
    /// What a trainer can be told to do, in the order sent.
    public enum Command: Hashable, Sendable {
        case run
        case pause
        case step(Int)
        /// Steps until this many have been taken; none where they have.
        case stepTo(Int)
        case change(Change)
        /// Another experiment altogether, paused at its beginning.
        case open(Experiment)
        /// At most so many steps a second, to be watched; `nil` as fast as the machine can.
        case pace(Double?)
        /// Look for functions that may stand for an edge; found, they are published.
        case findFunctions(Surgery.Edge)
    }

    /// The newest snapshot, for one reader.
    public let snapshots = Latest<Snapshot>()
    /// The problem of the newest generation, for those who draw it.
    public let problems = Latest<(generation: Int, problem: Problem)>()
    /// Functions that may stand for the edge asked for last.
    public let functions = Latest<SymbolicChoices>()
    private let queue: CommandQueue<Command>

    /// Loads the data and builds the network of an experiment; training waits for `run`.
    ///
    /// - Parameters:
    ///   - pace: steps a second at most; `nil` as fast as the machine can.
    ///   - onPublish: called on the training queue after every snapshot.
    public init(
        _ experiment: Experiment, pace: Double? = nil, onPublish: @escaping @Sendable () -> Void
    ) throws(SessionError) {
        let work = try TrainerWork(
            experiment, pace: pace, snapshots: snapshots, problems: problems, functions: functions, onPublish: onPublish
        )
        queue = CommandQueue(label: "training") { commands in
            for command in commands { work.obey(command) }
            return work.slice()
        }
    }

    /// Puts a command at the end of the queue and returns at once.
    public func send(_ command: Command) { queue.send(command) }

    /// Ends the work between two slices; nothing is published afterwards.
    public func stop() { queue.stop() }
}
