import Experiments
import ExpressionGraph

/// A moment of a lane that can be looked at and branched from.
public struct RaceMoment: Sendable {
    /// Of the lane's network at that time.
    public let generation: Int
    /// All of the run but its history, which is the beginning of the lane's.
    let run: RunState

    /// The network's variables in the order of `state`.
    let variables: [Variable]

    init(generation: Int, variables: [Variable], _ run: RunState) {
        var run = run
        run.history = LossHistory()
        (self.generation, self.variables, self.run) = (generation, variables, run)
    }

    /// Steps taken.
    public var step: Int { run.step }
    /// What was trained.
    public var experiment: Experiment { run.experiment }
    /// The scores at that step.
    public var report: Report { run.report }
    /// Parameters, buffers and optimizer state.
    public var state: StateBlock { run.state }
}

/// Moments of a lane within a bound of memory: when it is full, every second goes and the distance doubles.
///
/// Which moments are kept depends on steps alone.
struct MomentRing {
    private(set) var moments: [RaceMoment] = []
    private(set) var stride: Int

    /// Bytes of the states of one lane.
    static let bytes = 24_000_000
    private static let most = 128
    /// Of a plan that is long enough.
    private static let least = 32

    /// - Parameter reportInterval: steps between the run's own reports, which moments cost nothing beside. Only a plan of
    ///   few reports has moments between them.
    init(plannedSteps: Int, reportInterval: Int) {
        let even = max(1, plannedSteps / Self.most)
        stride =
            even >= reportInterval
            ? (even + reportInterval - 1) / reportInterval * reportInterval
            : min(reportInterval, max(1, plannedSteps / Self.least))
    }

    mutating func append(_ moment: RaceMoment) {
        if moments.last?.step == moment.step { moments.removeLast() }
        moments.append(moment)
        let capacity = max(4, min(Self.most, Self.bytes / max(1, moment.state.bytes)))
        while moments.count > capacity {
            stride *= 2
            let kept = moments.filter { $0.step % stride == 0 }
            // A ring of steps that the stride does not divide thins by place.
            moments =
                kept.count < moments.count
                ? kept : moments.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        }
    }

    /// Begins with moments of another lane.
    mutating func precede(by earlier: [RaceMoment]) {
        let own = moments
        moments = []
        for moment in earlier + own { append(moment) }
    }

    /// Forgets what a lane that went back has not lived through.
    mutating func cut(after step: Int) { moments.removeAll { $0.step > step } }
}
