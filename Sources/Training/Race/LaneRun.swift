import Execution
import Experiments

/// One lane's run with one seed, as numbers: what `soma train` would have reported.
public struct LaneRun: Hashable, Sendable {
    /// The lane's place in the race, from 0.
    public let lane: Int
    /// What replaced the experiment's seed.
    public let seed: UInt64
    /// At the start, at even distances, and at the end.
    public private(set) var reports: [Report]
    /// Trained numbers.
    public let parameters: Int
    /// Arithmetic operations of a step.
    public let operationsPerStep: Int
    /// Where it went wrong, in a sentence; `nil` where it did not.
    public private(set) var divergence: String?

    /// What was measured at the end.
    public var last: Report { reports[reports.count - 1] }

    /// The first report that reaches a goal; `nil` where none does.
    public func reached(_ goal: Experiment.Goal) -> Report? { reports.first { $0.reaches(goal) } }

    /// The loss on test rows at the end; infinite after a divergence.
    public var testLoss: Double { divergence == nil ? last.test.loss : .infinity }
    /// The loss on training rows at the end; infinite after a divergence.
    public var trainLoss: Double { divergence == nil ? last.train.loss : .infinity }
    /// The loss outside the training range, where the data have an outside.
    public var beyondLoss: Double? { last.beyond.map { divergence == nil ? $0.loss : .infinity } }

    /// Runs an experiment to the end of its plan.
    ///
    /// - Parameters:
    ///   - every: steps between reports.
    ///   - stop: `nil` comes back where it ends the run.
    ///   - abandonment: who may ask that what takes long be given up.
    public static func run(
        _ experiment: Experiment, lane: Int, seed: UInt64, every: Int, stop: StopCheck = .never,
        abandonment: Abandonment = .never
    ) throws(SessionError) -> LaneRun? {
        var experiment = experiment
        experiment.seed = seed
        let session = try Session(experiment, abandonment: abandonment)
        let kept = KeptReports()
        let ending = RunDriver(session, reports: .every(every), logs: [kept]).run(to: experiment.steps, stop: stop)
        if case .stopped = ending { return nil }
        // A report that only says that the run has gone wrong is none of it.
        let reports = kept.reports.enumerated().filter { $0.offset == 0 || $0.element.isFinite }.map(\.element)
        var run = LaneRun(
            lane: lane, seed: seed, reports: reports, parameters: session.parameterCount,
            operationsPerStep: session.operationsPerStep)
        run.divergence = session.divergence?.summary
        return run
    }

    init(lane: Int, seed: UInt64, reports: [Report], parameters: Int, operationsPerStep: Int) {
        (self.lane, self.seed, self.reports) = (lane, seed, reports)
        (self.parameters, self.operationsPerStep) = (parameters, operationsPerStep)
    }
}
