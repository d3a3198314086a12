import Dispatch
import Experiments
import Problems
import Synchronization

/// Looks at snapshots on a queue of its own, at its own pace: training never waits for it.
public final class Observatory: Sendable {
    /// The newest observation, for one reader.
    public let observations = Latest<Observation>()
    private let queue = DispatchQueue(label: "observation", qos: .utility)
    private let inbox = Mutex<Inbox>(Inbox())
    private let work = Mutex<ObservatoryWork>(ObservatoryWork())
    private let onPublish: @Sendable () -> Void

    private struct Inbox: Sendable {
        var snapshot: Snapshot?
        var problem: Problem?
        var request = ObservationRequest()
        var isScheduled = false
    }

    /// - Parameter onPublish: called on the observation queue after every observation.
    public init(onPublish: @escaping @Sendable () -> Void) { self.onPublish = onPublish }

    /// Asks for an observation of a snapshot; a newer request replaces one that has not begun.
    public func observe(_ snapshot: Snapshot, problem: Problem, _ request: ObservationRequest) {
        let isFirst = inbox.withLock { inbox in
            inbox.snapshot = snapshot
            inbox.problem = problem
            inbox.request = request
            defer { inbox.isScheduled = true }
            return !inbox.isScheduled
        }
        if isFirst { queue.async { self.turn() } }
    }

    private func turn() {
        let (snapshot, problem, request) = inbox.withLock { inbox in
            defer { (inbox.snapshot, inbox.isScheduled) = (nil, false) }
            return (inbox.snapshot, inbox.problem, inbox.request)
        }
        guard let snapshot, let problem else { return }
        let observation = work.withLock { $0.observation(of: snapshot, problem, request) }
        observations.publish(observation)
        onPublish()
    }

    /// An observation at once, on the calling thread: for text frames.
    public static func observation(
        of snapshot: Snapshot, problem: Problem, _ request: ObservationRequest
    ) -> Observation {
        ObservatoryWork().observation(of: snapshot, problem, request)
    }
}
