import Dispatch
import Synchronization

/// What the race's queue works on. Time decides here how many steps a slice has and when to show something, never
/// what is computed.
final class RaceTrainerWork: @unchecked Sendable {
    // Only the race's queue reaches this object.
    private let session = RaceSession()
    private var queues: [Int: DispatchQueue] = [:]
    /// Steps of a slice in lock-step; and where lanes run free, steps of each between two looks at the clock.
    private var steps = 1
    private var grains: [Int: Int] = [:]
    private var pace = PacedSteps()
    private var lastPublication: UInt64 = 0
    /// Whether lanes have gone on since the last publication.
    private var hasNews = false
    private let snapshots: Latest<RaceSnapshot>
    private let onPublish: @Sendable () -> Void

    private static let sliceNanoseconds: UInt64 = 20_000_000
    private static let grainSeconds = 0.001
    private static let publicationNanoseconds: UInt64 = 1_000_000_000 / 20

    init(snapshots: Latest<RaceSnapshot>, onPublish: @escaping @Sendable () -> Void) {
        (self.snapshots, self.onPublish) = (snapshots, onPublish)
    }

    /// Obeys, trains for a moment, and shows what came of it.
    func turn(_ commands: [RaceSession.Command]) -> CommandQueue<RaceSession.Command>.Next {
        for command in commands { obey(command) }
        if session.isRunning { slice() }
        let now = DispatchTime.now().uptimeNanoseconds
        if !commands.isEmpty || !session.isRunning
            || hasNews && now - lastPublication >= Self.publicationNanoseconds
        {
            (lastPublication, hasNews) = (now, false)
            snapshots.publish(session.snapshot())
            onPublish()
        }
        guard session.isRunning else { return .never }
        return pace.limit == nil ? .atOnce : .later(PacedSteps.nanoseconds)
    }

    private func obey(_ command: RaceSession.Command) {
        session.obey(command)
        switch command {
        case .run: pace.begin(at: DispatchTime.now().uptimeNanoseconds)
        case .pace: pace.set(session.pace, at: DispatchTime.now().uptimeNanoseconds)
        default: break
        }
    }

    /// Trains every lane for a moment, all at the same time.
    private func slice() {
        let isFree = session.isFree
        // Free lanes look at the clock themselves.
        let due = pace.due(at: DispatchTime.now().uptimeNanoseconds, atMost: isFree ? .max : steps)
        guard due > 0 else { return }
        hasNews = true
        let targets = isFree ? freeTargets(due) : session.targets(due)
        let group = DispatchGroup()
        let times = Mutex<[Int: (steps: Int, seconds: Double)]>([:])
        let end = DispatchTime.now().uptimeNanoseconds + Self.sliceNanoseconds
        // Free lanes that have had their time: while one of them is in a long step the others go on.
        let ready = Atomic(0)
        let count = targets.count
        for (lane, target) in targets {
            let queue = queues[lane.id] ?? DispatchQueue(label: "lane \(lane.id)", qos: .userInitiated)
            queues[lane.id] = queue
            let grain = isFree ? grains[lane.id] ?? 1 : target
            queue.async(group: group) {
                let (before, start) = (lane.session.step, DispatchTime.now().uptimeNanoseconds)
                var isReady = false
                while true {
                    lane.advance(to: min(target, lane.session.step + grain))
                    let isDone = lane.session.step >= target || lane.isDone
                    if !isReady, isDone || DispatchTime.now().uptimeNanoseconds >= end {
                        isReady = true
                        ready.add(1, ordering: .relaxed)
                    }
                    if isDone || isReady && ready.load(ordering: .relaxed) == count { break }
                }
                let seconds = max(1e-9, Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9)
                lane.seconds += seconds
                let taken = max(1, lane.session.step - before)
                times.withLock { $0[lane.id] = (taken, seconds) }
            }
        }
        group.wait()
        let measured = times.withLock { $0 }
        if isFree {
            for (id, time) in measured {
                grains[id] = max(1, Int(Double(time.steps) / time.seconds * Self.grainSeconds))
            }
        } else if let slowest = measured.values.max(by: { $0.seconds < $1.seconds }) {
            steps = Self.next(due, slowest.seconds)
        }
        session.stopIfDone()
    }

    /// Which lanes go on by themselves, and no further than to where.
    private func freeTargets(_ due: Int) -> [(lane: RaceLane, step: Int)] {
        session.lanes.filter { !$0.isDone }.map { lane in
            let left = lane.session.experiment.steps - lane.session.step
            return (lane, step: lane.session.step + min(left, due))
        }
    }

    /// Steps that will take about a slice.
    private static func next(_ steps: Int, _ seconds: Double) -> Int {
        let wanted = Double(sliceNanoseconds) * 1e-9
        return max(1, min(100_000, Int(Double(steps) * min(2, max(0.5, wanted / seconds)))))
    }
}
