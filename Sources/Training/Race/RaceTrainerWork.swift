import Dispatch
import Synchronization

/// What the race's queue works on. Time decides here how many steps a slice has and when to show something, never
/// what is computed.
final class RaceTrainerWork: @unchecked Sendable {
    // Only the race's queue reaches this object.
    private let session = RaceSession()
    private var queues: [Int: DispatchQueue] = [:]
    /// Steps of a slice in lock-step, and of each lane where lanes run free.
    private var steps = 1
    private var freeSteps: [Int: Int] = [:]
    private var lastPublication: UInt64 = 0
    private let snapshots: Latest<RaceSnapshot>
    private let onPublish: @Sendable () -> Void

    private static let sliceSeconds = 0.02
    private static let publicationNanoseconds: UInt64 = 1_000_000_000 / 20

    init(snapshots: Latest<RaceSnapshot>, onPublish: @escaping @Sendable () -> Void) {
        (self.snapshots, self.onPublish) = (snapshots, onPublish)
    }

    /// Obeys, trains for a moment, and shows what came of it.
    func turn(_ commands: [RaceSession.Command]) -> CommandQueue<RaceSession.Command>.Next {
        for command in commands { session.obey(command) }
        if session.isRunning { slice() }
        let now = DispatchTime.now().uptimeNanoseconds
        if !commands.isEmpty || !session.isRunning || now - lastPublication >= Self.publicationNanoseconds {
            lastPublication = now
            snapshots.publish(session.snapshot())
            onPublish()
        }
        return session.isRunning ? .atOnce : .never
    }

    /// Trains every lane for a moment, all at the same time.
    private func slice() {
        let targets =
            session.isFree
            ? session.lanes.filter { !$0.isDone }.map { lane in
                (lane, min(lane.session.experiment.steps, lane.session.step + (freeSteps[lane.id] ?? 1)))
            } : session.targets(steps)
        let group = DispatchGroup()
        let times = Mutex<[Int: (steps: Int, seconds: Double)]>([:])
        for (lane, target) in targets {
            let queue = queues[lane.id] ?? DispatchQueue(label: "lane \(lane.id)", qos: .userInitiated)
            queues[lane.id] = queue
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
        for (id, time) in measured { freeSteps[id] = Self.next(time.steps, time.seconds) }
        if let slowest = measured.values.max(by: { $0.seconds < $1.seconds }) {
            steps = Self.next(steps, slowest.seconds)
        }
        session.stopIfDone()
    }

    /// Steps that will take about a slice.
    private static func next(_ steps: Int, _ seconds: Double) -> Int {
        max(1, min(100_000, Int(Double(steps) * min(2, max(0.5, sliceSeconds / seconds)))))
    }
}
