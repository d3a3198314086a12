import Dispatch
import Experiments
import Problems
import Synchronization

/// Trains on a queue of its own: commands go in and take effect between steps, snapshots come out. It never
/// waits for whoever watches.
public final class Trainer: Sendable {
    public enum Command: Hashable, Sendable {
        case run
        case pause
        case step(Int)
        case change(Change)
        /// Another experiment altogether, paused at its beginning.
        case open(Experiment)
    }

    public let snapshots = Latest<Snapshot>()
    /// The problem of the newest generation, for those who draw it.
    public let problems = Latest<(generation: Int, problem: Problem)>()
    private let queue = DispatchQueue(label: "training", qos: .userInitiated)
    private let inbox = Mutex<(commands: [Command], isScheduled: Bool, isStopped: Bool)>(([], false, false))
    private let work: Mutex<TrainerWork>

    /// Loads the data and builds the network of an experiment; training waits for `run`.
    ///
    /// - Parameter onPublish: called on the training queue after every snapshot.
    public init(_ experiment: Experiment, onPublish: @escaping @Sendable () -> Void) throws(SessionError) {
        let work = try TrainerWork(experiment, snapshots: snapshots, problems: problems, onPublish: onPublish)
        self.work = Mutex(work)
    }

    public func send(_ command: Command) {
        let isFirst = inbox.withLock { inbox in
            inbox.commands.append(command)
            defer { inbox.isScheduled = true }
            return !inbox.isScheduled
        }
        if isFirst { queue.async { self.turn() } }
    }

    /// Ends the work between two slices; nothing is published afterwards.
    public func stop() {
        inbox.withLock { $0.isStopped = true }
        queue.sync {}
    }

    /// One slice of work; goes on by itself while there is something to do.
    private func turn() {
        let (commands, isStopped) = inbox.withLock { inbox in
            defer { inbox.commands = [] }
            return (inbox.commands, inbox.isStopped)
        }
        guard !isStopped else { return }
        let isBusy = work.withLock { work in
            for command in commands { work.obey(command) }
            return work.slice()
        }
        let goesOn = inbox.withLock { inbox in
            inbox.isScheduled = isBusy || !inbox.commands.isEmpty
            return inbox.isScheduled
        }
        if goesOn { queue.async { self.turn() } }
    }
}
