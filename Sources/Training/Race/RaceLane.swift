import Experiments
import Problems

/// One lane in training, with its past.
final class RaceLane: @unchecked Sendable {
    // Reached by one thread at a time: the race's queue, or during a slice the lane's own, for which the race's
    // queue waits.
    let id: Int
    let name: String
    let session: Session
    private let driver: RunDriver
    private let past: LanePast
    /// Time spent training.
    var seconds = 0.0

    init(id: Int, name: String, session: Session) {
        (self.id, self.name, self.session) = (id, name, session)
        past = LanePast(session)
        driver = RunDriver(session, logs: [past])
        keepMoment()
    }

    /// A lane that goes on from a moment of this one with another description.
    func branch(at step: Int, id: Int, name: String, changed: Experiment?) throws(SessionError) -> RaceLane? {
        let moments = past.ring.moments
        guard let moment = moments.last(where: { $0.step <= step }) ?? moments.first else { return nil }
        var run = moment.run
        run.history = session.history.upTo(moment.step)
        let branch = try Session(run)
        if let changed, changed != moment.experiment {
            try branch.apply(.edit(ExperimentChange(from: moment.experiment, to: changed)))
        }
        let lane = RaceLane(id: id, name: name, session: branch)
        lane.past.ring.precede(by: moments.filter { $0.step < moment.step })
        // The way up to there took its time too.
        lane.seconds = session.step > 0 ? seconds * Double(moment.step) / Double(session.step) : 0
        return lane
    }

    var isDone: Bool { session.divergence != nil || session.step >= session.experiment.steps }

    /// Takes steps up to one, keeping moments on the way.
    func advance(to target: Int) {
        driver.moments = .every(past.ring.stride)
        driver.advance(to: target)
        if session.step >= session.experiment.steps { keepMoment() }
    }

    func apply(_ change: Change) throws(SessionError) {
        try session.apply(change)
        switch change {
        case .restart, .reseed:
            past.begin()
            seconds = 0
        default: past.ring.cut(after: session.step)
        }
        keepMoment()
    }

    /// Scores the lane where it stands, and keeps that.
    func keepMoment() { driver.keepMoment() }

    func snapshot(isRunning: Bool) -> RaceSnapshot.Lane {
        let status: Snapshot.Status =
            session.divergence.map { .diverged($0) } ?? (isDone ? .finished : isRunning ? .running : .paused)
        return RaceSnapshot.Lane(
            id: id, name: name,
            snapshot: session.snapshot(
                generation: past.generation, status: status,
                stepsPerSecond: isRunning && seconds > 0 ? Double(session.step) / seconds : 0, seconds: seconds),
            moments: past.ring.moments, problem: session.problem)
    }
}
