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

    public let snapshots = Latest<Snapshot>()
    /// The problem of the newest generation, for those who draw it.
    public let problems = Latest<(generation: Int, problem: Problem)>()
    /// Functions that may stand for the edge asked for last.
    public let functions = Latest<SymbolicChoices>()
    private let queue = DispatchQueue(label: "training", qos: .userInitiated)
    private let inbox = Mutex(Inbox())
    private let work: Mutex<TrainerWork>

    /// Loads the data and builds the network of an experiment; training waits for `run`.
    ///
    /// - Parameter onPublish: called on the training queue after every snapshot.
    public init(_ experiment: Experiment, onPublish: @escaping @Sendable () -> Void) throws(SessionError) {
        let work = try TrainerWork(
            experiment, snapshots: snapshots, problems: problems, functions: functions, onPublish: onPublish)
        self.work = Mutex(work)
    }

    private struct Inbox {
        var commands: [Command] = []
        var isScheduled = false
        var isStopped = false
        /// Turns so far: one that was put off is void once another has come before it.
        var turns = 0
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
            inbox.turns += 1
            return (inbox.commands, inbox.isStopped)
        }
        guard !isStopped else { return }
        let next = work.withLock { work in
            for command in commands { work.obey(command) }
            return work.slice()
        }
        let (isNeeded, turn) = inbox.withLock { inbox in
            // A command that came meanwhile need not wait for the pace.
            inbox.isScheduled = next == .atOnce || !inbox.commands.isEmpty
            return (inbox.isScheduled, inbox.turns)
        }
        if isNeeded {
            queue.async { self.turn() }
        } else if case .later(let nanoseconds) = next {
            queue.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) { self.turn(ifNoneSince: turn) }
        }
    }

    /// A turn that was put off for the pace, unless a command has brought one forward.
    private func turn(ifNoneSince number: Int) {
        let isDue = inbox.withLock { inbox in
            guard inbox.turns == number, !inbox.isScheduled else { return false }
            inbox.isScheduled = true
            return true
        }
        if isDue { turn() }
    }
}
