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
    /// Losses since the run began.
    public internal(set) var history = LossHistory()
    /// What was measured last.
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
    public internal(set) var recording: Recording
    /// Steps taken in all, over restarts and returns: the clock of the recording.
    public private(set) var stepsTaken = 0
    let factory: RunFactory
    var run: any TrainingRun
    var lastGood: Checkpoint { didSet { origin = lastGood } }
    /// What an autopsy would begin with; `nil` where numbers have changed since.
    var origin: Checkpoint?
    /// Told what charts mark.
    var onMark: (LossHistory.Mark) -> Void = { _ in }
    /// What a restart begins with.
    var beginning: Experiment
    /// The experiment without the settings of a phase, after all surgery.
    var base: Experiment
    var rows: ProblemRows
    var phases = PhaseProgress()
    var undoStack = UndoStack()
    var comparison = SwapComparison()
    var nextReport: Int

    /// Steps that are taken without a look at the state: what an autopsy has to repeat at most.
    private static let stride = 256

    /// Loads the data, builds the network and scores it.
    ///
    /// - Parameter abandonment: who may ask that what takes long be given up: then a step that was begun counts as not
    ///   taken, and scores are those before.
    /// - Throws: `abandoned`, too, where that was asked before the first score.
    public init(_ experiment: Experiment, abandonment: Abandonment = .never) throws(SessionError) {
        self.experiment = experiment
        factory = RunFactory(abandonment: abandonment)
        (beginning, base) = (experiment, experiment)
        rows = try ProblemRows(experiment.data)
        try rows.check(experiment)
        run = try factory.run(experiment, rows.training)
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
        try self.init(moment, ProblemRows(moment.experiment.data), RunFactory(abandonment: abandonment))
    }

    /// - Parameter all: of the moment's experiment.
    init(_ moment: RunState, _ all: ProblemRows, _ factory: RunFactory) throws(SessionError) {
        self.factory = factory
        experiment = moment.experiment
        (beginning, base) = (moment.beginning, moment.base)
        phases = moment.phases
        rows = try all.part(moment.part)
        run = try factory.run(experiment, rows.training)
        run.checkpoint = moment.checkpoint
        lastGood = moment.lastGood ?? moment.checkpoint
        (history, lastReport, nextReport) = (moment.history, moment.report, moment.nextReport)
        (outcomes, recording, stepsTaken) = (moment.outcomes, moment.recording, moment.stepsTaken)
        (undoStack, divergence) = (UndoStack(moment.returns), moment.divergence)
        comparison = try SwapComparison(moment, rows, factory)
        tune()
        origin = moment.origin
    }

    /// All of the run as it stands.
    public var moment: RunState { RunState(self) }

    // MARK: What it is

    /// The data, as made, split and scaled.
    public var problem: Problem { rows.problem }
    /// The graph of a step.
    public var graph: TrainingGraph { run.graph }
    /// Steps taken so far.
    public var step: Int { run.step }
    /// Rows seen so far over rows of the training data.
    public var epoch: Double { Double(run.step * run.graph.batch) / Double(problem.train.rows) }
    /// Trained numbers.
    public var parameterCount: Int { run.graph.parameterCount }
    /// Bytes of memory in use and arithmetic operations of a step.
    public var bytes: Int { run.bytes }
    /// Arithmetic operations of a step, as `Cost` counts them.
    public var operationsPerStep: Int { run.operations }
    /// The compiled step.
    public var plan: Plan { run.instructions }
    /// Parameters, buffers and optimizer state, copied.
    public var state: StateBlock { run.checkpoint.state }
    /// The values of a variable of the step's graph, copied, row by row.
    public func values(of variable: Variable) -> [Double] { run.values(of: variable) }

    /// Steps between reports, such that scoring costs a fraction of training; a function of the experiment alone.
    public var reportInterval: Int {
        let scored = [problem.train, problem.validation, problem.test, problem.beyond].reduce(0) {
            $0 + ($1?.rows ?? 0)
        }
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
            if factory.abandonment.isAsked { return }
            comparison.twin?.advance(to: run.step)
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
        planReport()
    }

    /// Scores the network where another has taken its place: the losses on the chart begin with the next report.
    func rescore() {
        lastReport = run.report()
        planReport()
    }

    private func planReport() { nextReport = (run.step / reportInterval + 1) * reportInterval }

    private func diverge(from before: Checkpoint) {
        let failed = run.step
        divergence = Autopsy(experiment, rows.training, run, phase: phases).examine(from: before, failedAt: failed)
        onMark(history.mark("diverged", at: failed))
    }

    /// Steps measured kernel by kernel; the run itself does not move on.
    public func profile(steps: Int) -> [UInt64] {
        let before = run.checkpoint
        defer { run.checkpoint = before }
        return run.profile(steps: steps)
    }

    /// Whether there was a swap to compare with, and the losses of the network that went on without it.
    public var hasSwap: Bool { comparison.swap != nil }
    /// The twin's losses; `nil` where there is no twin.
    public var twinHistory: LossHistory? { comparison.twin?.history }
}
