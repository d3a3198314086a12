import Dispatch
import Experiments
import Problems

/// What the training queue works on. Time decides here when to look up and when to show something, never
/// what is computed.
final class TrainerWork: @unchecked Sendable {
    // Only the trainer's queue reaches this object.
    private var driver: RunDriver
    private var session: Session { driver.session }
    private var isRunning = false
    private var generation = 0
    /// Commands obeyed so far.
    private var acknowledged = 0
    /// Of the session, when the generation was last looked at.
    private var networkChanges = 0
    private var notice: String?
    private var seconds = 0.0
    private var speed = 0.0
    private var stepsPerSlice = 1
    private var lastPublication: UInt64 = 0
    private var pace = PacedSteps()
    private let snapshots: Latest<Snapshot>
    private let problems: Latest<(generation: Int, problem: Problem)>
    private let functions: Latest<SymbolicChoices>
    private let onPublish: @Sendable () -> Void

    /// How long the queue works before it looks for commands, and how often it shows itself.
    private static let sliceSeconds = 0.01
    private static let publicationNanoseconds: UInt64 = 1_000_000_000 / 30

    init(
        _ experiment: Experiment, pace limit: Double?, snapshots: Latest<Snapshot>,
        problems: Latest<(generation: Int, problem: Problem)>, functions: Latest<SymbolicChoices>,
        onPublish: @escaping @Sendable () -> Void
    ) throws(SessionError) {
        driver = RunDriver(try Session(experiment))
        networkChanges = driver.session.networkChanges
        (self.snapshots, self.problems, self.onPublish) = (snapshots, problems, onPublish)
        self.functions = functions
        pace.set(limit, at: DispatchTime.now().uptimeNanoseconds)
        problems.publish((generation, session.problem))
        publish()
    }

    func obey(_ command: Trainer.Command) {
        notice = nil
        acknowledged += 1
        switch command {
        case .run:
            isRunning = session.divergence == nil
            pace.begin(at: DispatchTime.now().uptimeNanoseconds)
        case .pace(let limit): pace.set(limit, at: DispatchTime.now().uptimeNanoseconds)
        case .pause:
            isRunning = false
            // What is shown beside a step at rest belongs to it.
            driver.report()
        case .step(let count):
            advance(count)
        case .stepTo(let step): advance(max(0, step - session.step))
        case .findFunctions(let edge):
            attempt { () throws(SessionError) in functions.publish(try session.symbolicChoices(edge)) }
        case .change(let change): attempt { () throws(SessionError) in try session.apply(change) }
        case .open(let experiment): attempt { () throws(SessionError) in try open(experiment) }
        }
        publish()
    }

    /// What cannot be opened leaves all as it was.
    private func open(_ experiment: Experiment) throws(SessionError) {
        driver = RunDriver(try Session(experiment))
        isRunning = false
        (seconds, speed) = (0, 0)
        noteGeneration()
    }

    private func advance(_ steps: Int) {
        isRunning = false
        driver.advance(to: session.step + steps)
        driver.report()
    }

    /// Another network or other data, whether a command, a surgery or a phase brought them.
    private func noteGeneration() {
        networkChanges = session.networkChanges
        generation += 1
        problems.publish((generation, session.problem))
    }

    private func attempt(_ action: () throws(SessionError) -> Void) {
        do { try action() } catch { notice = error.message }
    }

    /// Trains for a moment.
    func slice() -> CommandQueue<Trainer.Command>.Next {
        guard isRunning else { return .never }
        let start = DispatchTime.now().uptimeNanoseconds
        let remaining = session.experiment.steps - session.step
        let wanted = pace.due(at: start, atMost: stepsPerSlice)
        guard wanted > 0 else { return .later(PacedSteps.nanoseconds) }
        // Beyond the plan a run goes on until it is paused.
        let steps = remaining > 0 ? min(wanted, remaining) : wanted
        let before = session.step
        driver.advance(to: before + steps)
        let end = DispatchTime.now().uptimeNanoseconds
        let elapsed = max(1e-9, Double(end - start) * 1e-9)
        let taken = session.step - before
        seconds += elapsed
        let now = Double(taken) / elapsed
        speed = speed == 0 ? now : speed * 0.9 + now * 0.1
        stepsPerSlice = max(1, min(100_000, Int(now * Self.sliceSeconds)))
        let isDone = remaining > 0 && session.step >= session.experiment.steps
        if session.divergence != nil || isDone {
            isRunning = false
            if isDone { driver.report() }
            publish()
            return .never
        }
        if end - lastPublication >= Self.publicationNanoseconds { publish() }
        return pace.limit == nil ? .atOnce : .later(PacedSteps.nanoseconds)
    }

    private func publish() {
        if session.networkChanges != networkChanges { noteGeneration() }
        lastPublication = DispatchTime.now().uptimeNanoseconds
        let status: Snapshot.Status =
            if let divergence = session.divergence {
                .diverged(divergence)
            } else if isRunning {
                .running
            } else {
                session.step >= session.experiment.steps ? .finished : .paused
            }
        snapshots.publish(
            session.snapshot(
                generation: generation, acknowledged: acknowledged, status: status,
                stepsPerSecond: isRunning ? min(speed, pace.limit ?? speed) : 0, pace: pace.limit, seconds: seconds,
                notice: notice))
        onPublish()
    }
}
