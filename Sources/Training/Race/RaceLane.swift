import Experiments
import Problems

/// One lane in training, with its past.
final class RaceLane: @unchecked Sendable {
    // Reached by one thread at a time: the race's queue, or during a slice the lane's own, for which the race's
    // queue waits.
    let id: Int
    let name: String
    private(set) var session: Session
    private var ring: MomentRing
    private var networkChanges: Int
    private var generation = 0
    /// Time spent training.
    var seconds = 0.0

    init(id: Int, name: String, session: Session) {
        (self.id, self.name, self.session) = (id, name, session)
        networkChanges = session.networkChanges
        ring = MomentRing(plannedSteps: session.experiment.steps, reportInterval: session.reportInterval)
        keepMoment()
    }

    /// A lane that goes on from a moment of this one with another description.
    func branch(at step: Int, id: Int, name: String, changed: Experiment?) throws(SessionError) -> RaceLane? {
        guard let moment = ring.moments.last(where: { $0.step <= step }) ?? ring.moments.first,
            moment.experiment.phases.isEmpty
        else { return nil }
        let branch = try Session(moment.experiment)
        branch.resume(at: moment.checkpoint, history: session.history.upTo(moment.step))
        if let changed, changed != moment.experiment { try branch.apply(.edit(changed)) }
        let lane = RaceLane(id: id, name: name, session: branch)
        lane.ring.precede(by: ring.moments.filter { $0.step < moment.step })
        // The way up to there took its time too.
        lane.seconds = session.step > 0 ? seconds * Double(moment.step) / Double(session.step) : 0
        return lane
    }

    var isDone: Bool { session.divergence != nil || session.step >= session.experiment.steps }

    /// Takes steps up to one, keeping moments on the way.
    func advance(to target: Int) {
        while session.step < target, session.divergence == nil {
            let next = min(target, session.step + ring.stepsToNext(from: session.step))
            session.advance(next - session.step)
            if session.divergence == nil, session.step % ring.stride == 0 { keepMoment() }
        }
        if session.divergence == nil, session.step >= session.experiment.steps { keepMoment() }
    }

    func apply(_ change: Change) throws(SessionError) {
        try session.apply(change)
        switch change {
        case .restart, .reseed:
            ring = MomentRing(plannedSteps: session.experiment.steps, reportInterval: session.reportInterval)
            seconds = 0
        default: ring.cut(after: session.step)
        }
        keepMoment()
    }

    /// Scores the lane where it stands.
    func keepMoment() {
        guard session.divergence == nil else { return }
        if session.networkChanges != networkChanges {
            networkChanges = session.networkChanges
            generation += 1
        }
        let report = session.lastReport.step == session.step ? session.lastReport : session.report()
        guard session.divergence == nil else { return }
        ring.append(
            RaceMoment(
                step: session.step, generation: generation, experiment: session.experiment, report: report,
                checkpoint: session.run.checkpoint))
    }

    func snapshot(isRunning: Bool) -> RaceSnapshot.Lane {
        let status: Snapshot.Status =
            session.divergence.map { .diverged($0) } ?? (isDone ? .finished : isRunning ? .running : .paused)
        return RaceSnapshot.Lane(
            id: id, name: name,
            snapshot: session.snapshot(
                generation: generation, status: status,
                stepsPerSecond: isRunning && seconds > 0 ? Double(session.step) / seconds : 0, seconds: seconds),
            moments: ring.moments, problem: session.problem)
    }
}

/// A race at a moment, as it is shown.
public struct RaceSnapshot: Sendable {
    public struct Lane: Sendable {
        /// Stays with the lane whatever happens to the others.
        public let id: Int
        public let name: String
        public let snapshot: Snapshot
        public let moments: [RaceMoment]
        public let problem: Problem

        /// The lane as it was at the last kept moment up to a step; as it is without one.
        public func snapshot(at step: Int?) -> Snapshot {
            guard let step, let moment = moments.last(where: { $0.step <= step }) ?? moments.first else {
                return snapshot
            }
            var past = snapshot
            (past.step, past.state, past.report) = (moment.step, moment.state, moment.report)
            (past.experiment, past.generation) = (moment.experiment, moment.generation)
            return past
        }
    }

    public let lanes: [Lane]
    public let isRunning: Bool
    /// Whether each lane goes as fast as it can.
    public let isFree: Bool
    /// Why the last command did nothing, if so.
    public let notice: String?
    /// Commands obeyed so far.
    public let obeyed: Int
    /// Lanes that were wanted and could not begin.
    public let refused: Set<Int>
}
