import Catalogue
import Execution
import ExpressionGraph
import Experiments
import Problems

/// A run without a clock, a queue or a screen: the same calls give the same numbers to the last bit.
///
/// `soma train` drives one directly; the playground's trainer drives one on its queue.
public final class Session {
    /// What is trained now: with the settings of the phase, after all surgery.
    public internal(set) var experiment: Experiment
    public private(set) var problem: Problem
    public internal(set) var history = LossHistory()
    public internal(set) var lastReport: Report { didSet { lastReport = measured(lastReport) } }
    /// What is measured at every report besides scores and what goals are about.
    public internal(set) var lenses: Set<Lens> = []
    var observatory = ObservatoryWork()
    /// The first step that went wrong, if one did.
    public internal(set) var divergence: Divergence?
    /// What surgeries did since the start, in order.
    public internal(set) var outcomes: [SurgeryOutcome] = []
    /// Grows whenever another network takes the place of the one before.
    public internal(set) var networkChanges = 0
    /// What was changed, and when, so that a run can be repeated.
    public private(set) var recording: Recording
    /// Steps taken in all, over restarts and returns: the clock of the recording.
    public private(set) var stepsTaken = 0
    var run: any TrainingRun
    var lastGood: Checkpoint { didSet { origin = lastGood } }
    /// What an autopsy would begin with; `nil` where numbers have changed since.
    var origin: Checkpoint?
    /// Told what charts mark.
    var onMark: (LossHistory.Mark) -> Void = { _ in }
    /// What a restart begins with.
    private(set) var beginning: Experiment
    /// The experiment without the settings of a phase, after all surgery.
    var base: Experiment
    /// The problem with the training rows of the phase.
    var trainingProblem: Problem
    /// Of the training rows those that the phase has, counted from 1; `nil` for all.
    var part: Int?
    var phases = PhaseProgress()
    /// What surgeries can be taken back to, without the history, which is the run's.
    var returns: [RunState] = []
    /// Before the last swap of activations, and the network that went on without it, if that was asked for.
    private var swap: RunState?
    private var twin: Twin?
    private(set) var nextReport: Int

    /// Who may ask that what takes long be given up: a step, scoring.
    let abandonment: Abandonment

    /// Steps that are taken without a look at the state: what an autopsy has to repeat at most.
    private static let stride = 256

    /// Loads the data, builds the network and scores it.
    ///
    /// - Parameter abandonment: who may ask that what takes long be given up: then a step that was begun counts as not
    ///   taken, and scores are those before.
    /// - Throws: `abandoned`, too, where that was asked before the first score.
    public init(_ experiment: Experiment, abandonment: Abandonment = .never) throws(SessionError) {
        self.experiment = experiment
        self.abandonment = abandonment
        (beginning, base) = (experiment, experiment)
        problem = try Self.load(experiment.data)
        trainingProblem = problem
        try Self.check(experiment, problem)
        run = try Self.makeRun(experiment, problem, abandonment)
        recording = Recording(start: experiment)
        lastGood = run.checkpoint
        lastReport = run.report()
        if abandonment.isAsked { throw .abandoned }
        nextReport = 0
        history.append(lastReport)
        nextReport = reportInterval
        enterPhases()
        lastReport = measured(lastReport)
    }

    /// Goes on from a moment of another session, to the same bits as if it had never stopped.
    public convenience init(_ moment: RunState, abandonment: Abandonment = .never) throws(SessionError) {
        try self.init(moment, problem: Self.load(moment.experiment.data), abandonment: abandonment)
    }

    /// - Parameter problem: that of the moment's experiment.
    init(_ moment: RunState, problem: Problem, abandonment: Abandonment) throws(SessionError) {
        self.abandonment = abandonment
        experiment = moment.experiment
        (beginning, base) = (moment.beginning, moment.base)
        (phases, part) = (moment.phases, moment.part)
        self.problem = problem
        trainingProblem = try Self.rows(of: moment.part, problem)
        run = try Self.makeRun(experiment, trainingProblem, abandonment)
        run.checkpoint = moment.checkpoint
        lastGood = moment.checkpoint
        (history, lastReport, nextReport) = (moment.history, moment.report, moment.nextReport)
        (outcomes, recording, stepsTaken) = (moment.outcomes, moment.recording, moment.stepsTaken)
        tune()
    }

    /// All of the run as it stands.
    public var moment: RunState { RunState(self) }

    /// The problem with the training rows of a part, counted from 1.
    static func rows(of part: Int?, _ problem: Problem) throws(SessionError) -> Problem {
        guard let part else { return problem }
        guard let rows = problem.part(part - 1) else {
            throw .surgery(.noSuchPart(part, count: problem.phases.count))
        }
        return rows
    }

    private static func load(_ source: ProblemSource) throws(SessionError) -> Problem {
        do { return try Problem.load(source) } catch { throw .problem(error) }
    }

    static func makeRun(
        _ experiment: Experiment, _ problem: Problem, _ abandonment: Abandonment
    ) throws(SessionError) -> any TrainingRun {
        do {
            switch experiment.precision {
            case .single:
                return try PreciseTrainingRun<Float>(
                    experiment, problem: problem, abandonment: abandonment, wrap: StateBlock.single
                ) {
                    guard case .single(let values) = $0 else { preconditionFailure("state of another precision") }
                    return values
                }
            case .double:
                return try PreciseTrainingRun<Double>(
                    experiment, problem: problem, abandonment: abandonment, wrap: StateBlock.double
                ) {
                    guard case .double(let values) = $0 else { preconditionFailure("state of another precision") }
                    return values
                }
            }
        } catch { throw .network(error) }
    }

    // MARK: What it is

    public var graph: TrainingGraph { run.graph }
    public var step: Int { run.step }
    public var epoch: Double { Double(run.step * run.graph.batch) / Double(problem.train.rows) }
    public var parameterCount: Int { run.graph.parameterCount }
    /// Bytes of memory in use and arithmetic operations of a step.
    public var bytes: Int { run.bytes }
    public var operationsPerStep: Int { run.operations }
    public var plan: Plan { run.instructions }
    public var state: StateBlock { run.checkpoint.state }
    public func values(of variable: Variable) -> [Double] { run.values(of: variable) }

    /// Steps between reports, such that scoring costs a fraction of training; a function of the experiment alone.
    public var reportInterval: Int {
        let scored = problem.train.rows + problem.test.rows + (problem.beyond?.rows ?? 0)
        // A step costs about three forward passes of its batch; scoring may take a fifth of that.
        let affordable = (scored * 5 + 3 * run.graph.batch - 1) / (3 * run.graph.batch)
        return max(1, affordable)
    }

    // MARK: Going on

    /// Takes steps, reporting on the way; ends early at a step that goes wrong, and where it is to stop.
    ///
    /// - Parameter onReport: called after each report.
    public func advance(_ steps: Int, stop: StopCheck = .never, onReport: (Report) -> Void = { _ in }) {
        guard divergence == nil else { return }
        let end = run.step + steps
        let pieces = stop.pieces(ofOperations: run.operations)
        while run.step < end {
            if stop.isDue { return }
            enterPhases()
            let before = checkpointBefore()
            let stride = Self.stride - (run.step - before.step)
            let progress = run.advance(
                min(stride, pieces, end - run.step, max(1, nextReport - run.step), stepsToNextEvent))
            stepsTaken += progress.steps
            if abandonment.isAsked { return }
            twin?.advance(to: run.step)
            guard progress.isFinite else { return diverge(from: before) }
            if run.step >= nextReport {
                report()
                guard divergence == nil else { return }
                onReport(lastReport)
            }
        }
        // A surgery after the last step has no step before which it could be done.
        if run.step >= phases.end, !hasTrainingAhead { enterPhases() }
    }

    /// A state from a few steps ago, from which all steps since then can be repeated.
    private func checkpointBefore() -> Checkpoint {
        if let origin, (0..<Self.stride).contains(run.step - origin.step) { return origin }
        let now = run.checkpoint
        origin = now
        return now
    }

    /// Takes steps and nothing else: what is measured when speed is. Returns how many were taken.
    public func takeSteps(_ steps: Int) -> Int { run.advance(steps).steps }

    /// Scores the network as it stands.
    @discardableResult
    public func report() -> Report {
        noteReport(run.report())
        if lastReport.isFinite {
            lastGood = run.checkpoint
        } else {
            diverge(from: lastGood)
        }
        return lastReport
    }

    /// The scores of the network as it stands, measured unless they have been.
    @discardableResult
    func score() -> Report { lastReport.step == step ? lastReport : report() }

    /// Marks on charts what happens now.
    func mark(_ label: String) { onMark(history.mark(label, at: step)) }

    func noteReport(_ report: Report) {
        lastReport = report
        history.append(report)
        nextReport = (run.step / reportInterval + 1) * reportInterval
    }

    private func diverge(from before: Checkpoint) {
        let failed = run.step
        divergence = Autopsy(experiment, trainingProblem, run, phase: phases).examine(from: before, failedAt: failed)
        onMark(history.mark("diverged", at: failed))
    }

    /// Steps measured kernel by kernel; the run itself does not move on.
    public func profile(steps: Int) -> [UInt64] {
        let before = run.checkpoint
        defer { run.checkpoint = before }
        return run.profile(steps: steps)
    }

    // MARK: Changes

    /// Applies a change between two steps and records it.
    public func apply(_ change: Change) throws(SessionError) {
        let before = experiment
        switch change {
        case .restart:
            try restart(beginning)
        case .reseed(let seed):
            beginning.seed = seed
            try restart(beginning)
        case .edit(let change):
            try edit(change)
        case .recover:
            guard divergence != nil else { return }
            divergence = nil
            run.checkpoint = lastGood
            (swap, twin) = (nil, nil)
            history.cut(after: run.step)
            experiment.rate /= 2
            tune()
            mark("rate halved")
            lastReport = run.report()
            nextReport = (run.step / reportInterval + 1) * reportInterval
        case .twin(let isWanted):
            twin = nil
            if isWanted, let swap {
                twin = try Twin(swap, problem, abandonment: abandonment)
                twin?.advance(to: run.step)
            }
        case .surgery(let surgery):
            (swap, twin) = (nil, nil)
            try operate(surgery)
        case .undo:
            try undo()
        }
        recording.note(change, of: before, at: stepsTaken)
    }

    /// The same start as before.
    private func restart(_ experiment: Experiment) throws(SessionError) {
        run = try Self.makeRun(experiment, problem, abandonment)
        (self.experiment, base, trainingProblem, part) = (experiment, experiment, problem, nil)
        networkChanges += 1
        startHistory()
    }

    private func startHistory() {
        divergence = nil
        (swap, twin) = (nil, nil)
        history = LossHistory()
        (phases, returns, outcomes) = (PhaseProgress(), [], [])
        lastGood = run.checkpoint
        lastReport = run.report()
        history.append(lastReport)
        nextReport = reportInterval
        enterPhases()
    }

    /// Goes on with other values of some fields, keeping what still fits.
    private func edit(_ change: ExperimentChange) throws(SessionError) {
        let edited = change.applied(to: experiment)
        let effect = EditEffect(from: experiment, to: edited)
        guard effect.needsNewRun else {
            beginning = change.applied(to: beginning)
            base = change.applied(to: base)
            experiment = edited
            tune()
            return
        }
        let newProblem = effect.reloadsData ? try Self.load(edited.data) : problem
        try Self.check(edited, newProblem)
        // Rows of a phase stay where the data stay; a fresh start has all rows until its phases begin.
        let goesOn = effect.keepsWeights && edited.phases == experiment.phases
        let keepsRows = goesOn && !effect.reloadsData
        let rows = keepsRows ? trainingProblem : newProblem
        let newRun = try Self.makeRun(edited, rows, abandonment)
        let old = run
        noteSwap(effect)
        beginning = change.applied(to: beginning)
        base = change.applied(to: base)
        (experiment, problem, trainingProblem, run) = (edited, newProblem, rows, newRun)
        if !keepsRows { part = nil }
        networkChanges += 1
        guard effect.keepsWeights else { return startHistory() }
        WeightTransfer(layers: effect.keptLayers).transfer(from: old, to: newRun)
        var checkpoint = newRun.checkpoint
        checkpoint.step = old.step
        // The twin sees the same batches.
        if effect.isSwap { checkpoint.order = old.checkpoint.order }
        newRun.checkpoint = checkpoint
        if !goesOn { phases = PhaseProgress(at: newRun.step) }
        returns = []
        tune()
        divergence = nil
        lastGood = newRun.checkpoint
        mark(effect.label)
        lastReport = newRun.report()
        nextReport = (newRun.step / reportInterval + 1) * reportInterval
    }

    /// Remembers what the network was before its activations change. A twin that goes on already stays the one of the first
    /// swap; after any other edit there is nothing to compare with.
    private func noteSwap(_ effect: EditEffect) {
        guard effect.isSwap else {
            (swap, twin) = (nil, nil)
            return
        }
        if twin == nil { swap = moment }
    }

    /// Gives the numbers that may change while it runs to the run and to its twin.
    func tune() {
        tune(to: experiment)
        twin?.tune(experiment)
    }

    /// Gives the run the numbers of an experiment.
    func tune(to experiment: Experiment) {
        run.tune(experiment, phases)
        origin = nil
    }

    /// Whether there was a swap to compare with, and the losses of the network that went on without it.
    public var hasSwap: Bool { swap != nil }
    public var twinHistory: LossHistory? { twin?.history }

    /// Repeats a recorded run up to a number of steps taken in all.
    public static func replay(_ recording: Recording, to steps: Int) throws(SessionError) -> Session {
        let session = try Session(recording.start)
        let driver = RunDriver(session)
        for entry in recording.entries where entry.stepsTaken <= steps {
            driver.advance(to: session.step + entry.stepsTaken - session.stepsTaken)
            try session.apply(entry.change)
        }
        driver.advance(to: session.step + steps - session.stepsTaken)
        return session
    }
}

/// Why a session cannot begin or go on.
public enum SessionError: Error, Sendable {
    case problem(ProblemError)
    case network(NetworkError)
    case surgery(SurgeryError)
    /// Somebody asked to give up before there was anything to show.
    case abandoned

    public var message: String {
        switch self {
        case .problem(let error): error.description
        case .network(let error): error.message
        case .surgery(let error): error.message
        case .abandoned: "stopped before the network was scored for the first time"
        }
    }
}
