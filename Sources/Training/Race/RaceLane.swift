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
        guard let moment = ring.moments.last(where: { $0.step <= step }) ?? ring.moments.first else { return nil }
        var run = moment.run
        run.history = session.history.upTo(moment.step)
        let branch = try Session(run)
        if let changed, changed != moment.experiment {
            try branch.apply(.edit(ExperimentChange(from: moment.experiment, to: changed)))
        }
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
        if session.lastReport.step != session.step { session.report() }
        guard session.divergence == nil else { return }
        ring.append(RaceMoment(generation: generation, variables: session.graph.state, session.moment))
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
