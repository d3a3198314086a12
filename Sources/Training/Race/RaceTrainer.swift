import Dispatch
import Experiments
import Synchronization

/// Trains the lanes of a race, each on a queue of its own; commands take effect between slices, snapshots come
/// out. It never waits for whoever watches, and what it computes does not depend on time.
public final class RaceTrainer: Sendable {
    public let snapshots = Latest<RaceSnapshot>()
    private let queue = DispatchQueue(label: "race", qos: .userInitiated)
    private let inbox = Mutex(Inbox())
    private let work = Mutex(Work())
    private let onPublish: @Sendable () -> Void

    private struct Inbox {
        var commands: [RaceSession.Command] = []
        var isScheduled = false
        var isStopped = false
    }

    /// What the race's queue works on.
    private final class Work: @unchecked Sendable {
        // Only the race's queue, through its lock, reaches this object.
        let session = RaceSession()
        var queues: [Int: DispatchQueue] = [:]
        /// Steps of a slice in lock-step, and of each lane where lanes run free.
        var steps = 1
        var freeSteps: [Int: Int] = [:]
        var lastPublication: UInt64 = 0
    }

    private static let sliceSeconds = 0.02
    private static let publicationNanoseconds: UInt64 = 1_000_000_000 / 20

    /// - Parameter onPublish: called on the race's queue after every snapshot.
    public init(onPublish: @escaping @Sendable () -> Void) { self.onPublish = onPublish }

    public func send(_ command: RaceSession.Command) {
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

    private func turn() {
        let (commands, isStopped) = inbox.withLock { inbox in
            defer { inbox.commands = [] }
            return (inbox.commands, inbox.isStopped)
        }
        guard !isStopped else { return }
        let goesOn = work.withLock { work in
            for command in commands { work.session.obey(command) }
            if work.session.isRunning { slice(work) }
            let now = DispatchTime.now().uptimeNanoseconds
            if !commands.isEmpty || !work.session.isRunning || now - work.lastPublication >= Self.publicationNanoseconds
            {
                work.lastPublication = now
                snapshots.publish(work.session.snapshot())
                onPublish()
            }
            return work.session.isRunning
        }
        let isNeeded = inbox.withLock { inbox in
            inbox.isScheduled = goesOn || !inbox.commands.isEmpty
            return inbox.isScheduled
        }
        if isNeeded { queue.async { self.turn() } }
    }

    /// Trains every lane for a moment, all at the same time.
    private func slice(_ work: Work) {
        let targets =
            work.session.isFree
            ? work.session.lanes.filter { !$0.isDone }.map { lane in
                (lane, min(lane.session.experiment.steps, lane.session.step + (work.freeSteps[lane.id] ?? 1)))
            } : work.session.targets(work.steps)
        let group = DispatchGroup()
        let times = Mutex<[Int: (steps: Int, seconds: Double)]>([:])
        for (lane, target) in targets {
            let queue = work.queues[lane.id] ?? DispatchQueue(label: "lane \(lane.id)", qos: .userInitiated)
            work.queues[lane.id] = queue
            queue.async(group: group) {
                let (before, start) = (lane.session.step, DispatchTime.now().uptimeNanoseconds)
                lane.advance(to: target)
                let seconds = max(1e-9, Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
                lane.seconds += seconds
                let taken = max(1, lane.session.step - before)
                times.withLock { $0[lane.id] = (taken, seconds) }
            }
        }
        group.wait()
        let measured = times.withLock { $0 }
        for (id, time) in measured {
            work.freeSteps[id] = Self.next(time.steps, time.seconds)
        }
        if let slowest = measured.values.max(by: { $0.seconds < $1.seconds }) {
            work.steps = Self.next(work.steps, slowest.seconds)
        }
        work.session.stopIfDone()
    }

    /// Steps that will take about a slice.
    private static func next(_ steps: Int, _ seconds: Double) -> Int {
        max(1, min(100_000, Int(Double(steps) * min(2, max(0.5, sliceSeconds / seconds)))))
    }
}
