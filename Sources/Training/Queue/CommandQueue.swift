import Dispatch
import Synchronization

/// A queue that works in turns: each takes the commands that have come since, works for a moment, and says when the
/// next is due. Whoever sends never waits.
final class CommandQueue<Command: Sendable>: Sendable {
    /// When the next turn is due.
    enum Next: Equatable {
        case atOnce
        /// After some nanoseconds, unless a command comes before.
        case later(Int)
        /// With the next command.
        case never
    }

    private let queue: DispatchQueue
    private let inbox = Mutex(Inbox())
    private let work: @Sendable ([Command]) -> Next

    private struct Inbox {
        var commands: [Command] = []
        /// Whether a turn waits in the queue or goes on.
        var isScheduled = false
        var isStopped = false
        /// Turns so far: one that was put off is void once another has come before it.
        var turns = 0
    }

    /// - Parameter work: a turn; called on the queue, never twice at the same time.
    init(label: String, work: @escaping @Sendable ([Command]) -> Next) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
        self.work = work
    }

    func send(_ command: Command) {
        let isFirst = inbox.withLock { inbox in
            inbox.commands.append(command)
            defer { inbox.isScheduled = true }
            return !inbox.isScheduled
        }
        if isFirst { queue.async { self.turn() } }
    }

    /// Ends the work between two turns.
    func stop() {
        inbox.withLock { $0.isStopped = true }
        queue.sync {}
    }

    private func turn() {
        let (commands, isStopped) = inbox.withLock { inbox in
            defer { inbox.commands = [] }
            inbox.turns += 1
            return (inbox.commands, inbox.isStopped)
        }
        guard !isStopped else { return }
        let next = work(commands)
        let (isNeeded, turn) = inbox.withLock { inbox in
            // A command that came meanwhile need not wait.
            inbox.isScheduled = next == .atOnce || !inbox.commands.isEmpty
            return (inbox.isScheduled, inbox.turns)
        }
        if isNeeded {
            queue.async { self.turn() }
        } else if case .later(let nanoseconds) = next {
            queue.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds)) { self.turn(ifNoneSince: turn) }
        }
    }

    /// A turn that was put off, unless a command has brought one forward.
    private func turn(ifNoneSince number: Int) {
        let isDue = inbox.withLock { inbox in
            guard inbox.turns == number, !inbox.isScheduled else { return false }
            inbox.isScheduled = true
            return true
        }
        if isDue { turn() }
    }
}
