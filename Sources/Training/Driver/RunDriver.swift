import Experiments

/// Takes a run forward and tells logs what happens: the one way to train, for commands, races, trials, lessons and the
/// playground alike.
///
///     let driver = RunDriver(try Session(experiment), reports: .every(100), logs: [log])
///     let ending = driver.run(to: experiment.steps, stop: StopCheck { interruption.happened })
///
/// It has no clock: what ends a run before its last step is asked of a `StopCheck`. How often it reports, keeps moments or is
/// asked to stop changes nothing of what is computed.
public final class RunDriver {
    /// The run.
    public let session: Session
    /// When scores are reported, beside the beginning and the end.
    public let reports: Occasions
    /// When all of the run is told to the logs.
    public var moments: Occasions
    private let logs: [any RunLog]
    private var hasBegun = false
    /// The last report told to the logs.
    private var reported: Report?

    /// - Parameter logs: told in this order.
    public init(
        _ session: Session, reports: Occasions = .own, moments: Occasions = .never, logs: [any RunLog] = []
    ) {
        (self.session, self.reports, self.moments, self.logs) = (session, reports, moments, logs)
        if !logs.isEmpty { session.onMark = { [weak self] in self?.tell(.mark($0)) } }
    }

    /// Takes steps up to one, reports where the run ends, and says why it ended.
    @discardableResult
    public func run(to target: Int, stop: StopCheck = .never) -> RunEnding {
        advance(to: target, stop: stop)
        report()
        let ending =
            session.divergence.map { RunEnding.diverged($0) } ?? (session.step >= target ? .finished : .stopped)
        end(ending)
        return ending
    }

    /// Takes steps up to one and reports on the way; ends before it where the run diverges or is to stop.
    public func advance(to target: Int, stop: StopCheck = .never) {
        begin()
        while session.step < target, session.divergence == nil {
            let step = session.step
            let next = min(target, reports.next(after: step), moments.next(after: step))
            session.advance(next - step, stop: stop) { if reports == .own { tell($0) } }
            guard session.step == next, session.divergence == nil else { return }
            if reports.isDue(at: next) { report() }
            if moments.isDue(at: next) { keepMoment() }
        }
    }

    /// Scores the network where it stands, unless that was reported.
    public func report() {
        begin()
        guard session.divergence == nil else { return }
        let report = session.score()
        if report != reported { tell(report) }
    }

    /// Tells the logs all of the run where it stands, scored.
    public func keepMoment() {
        begin()
        guard session.divergence == nil else { return }
        session.score()
        guard session.divergence == nil else { return }
        tell(.moment(session.moment))
    }

    /// Tells the logs that the run has ended; it can be gone on with.
    public func end(_ ending: RunEnding) { tell(.ended(ending)) }

    /// Tells the logs, once, what the run begins with.
    private func begin() {
        guard !hasBegun else { return }
        hasBegun = true
        tell(
            .began(
                RunBeginning(
                    experiment: session.experiment, step: session.step, parameters: session.parameterCount,
                    operationsPerStep: session.operationsPerStep)))
        if reports.isDueAtBeginning(session.step) { tell(session.lastReport) }
    }

    private func tell(_ report: Report) {
        reported = report
        tell(.report(report))
    }

    private func tell(_ event: RunEvent) { for log in logs { log.take(event) } }
}
