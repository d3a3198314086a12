import Experiments

/// One lane's run with one seed, as numbers: what `soma train` would have reported.
public struct LaneRun: Hashable, Sendable {
    public let lane: Int
    public let seed: UInt64
    /// At the start, at even distances, and at the end.
    public private(set) var reports: [Report]
    public let parameters: Int
    public let operationsPerStep: Int
    /// Where it went wrong, in a sentence; `nil` where it did not.
    public private(set) var divergence: String?

    public var last: Report { reports[reports.count - 1] }

    /// The first report that reaches a goal; `nil` where none does.
    public func reached(_ goal: Experiment.Goal) -> Report? { reports.first { $0.reaches(goal) } }

    /// The loss on test rows at the end; infinite after a divergence.
    public var testLoss: Double { divergence == nil ? last.test.loss : .infinity }
    public var trainLoss: Double { divergence == nil ? last.train.loss : .infinity }
    /// The loss outside the training range, where the data have an outside.
    public var beyondLoss: Double? { last.beyond.map { divergence == nil ? $0.loss : .infinity } }

    /// Runs an experiment to the end of its plan.
    ///
    /// - Parameters:
    ///   - every: steps between reports.
    ///   - isWanted: asked now and then; `nil` comes back where it says no.
    public static func run(
        _ experiment: Experiment, lane: Int, seed: UInt64, every: Int, while isWanted: () -> Bool = { true }
    ) throws(SessionError) -> LaneRun? {
        var experiment = experiment
        experiment.seed = seed
        let session = try Session(experiment)
        var run = LaneRun(
            lane: lane, seed: seed, reports: [session.lastReport], parameters: session.parameterCount,
            operationsPerStep: session.operationsPerStep)
        while session.step < experiment.steps, session.divergence == nil {
            guard isWanted() else { return nil }
            let next = min(experiment.steps, (session.step / every + 1) * every)
            session.advance(min(next - session.step, stride))
            if session.step == next, session.divergence == nil {
                let report = session.report()
                if session.divergence == nil { run.reports.append(report) }
            }
        }
        run.divergence = session.divergence?.summary
        return run
    }

    init(lane: Int, seed: UInt64, reports: [Report], parameters: Int, operationsPerStep: Int) {
        (self.lane, self.seed, self.reports) = (lane, seed, reports)
        (self.parameters, self.operationsPerStep) = (parameters, operationsPerStep)
    }

    /// Steps between questions whether to go on.
    private static let stride = 1024
}
