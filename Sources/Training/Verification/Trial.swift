import Execution
import Experiments

/// A run that expectations are measured on.
public struct Trial: Hashable, Sendable {
    /// The preset's name.
    public let preset: String
    /// What replaces the preset's seed.
    public let seed: UInt64
    /// Steps after which it is measured, rising.
    public fileprivate(set) var stops: [Int]
    /// What is measured besides scores.
    public fileprivate(set) var lenses: Set<Lens> = []

    /// Runs the experiment with the trial's seed.
    ///
    /// - Parameter abandonment: who may ask that what takes long be given up.
    /// - Returns: what was found at each stop; `nil` where the run was ended before.
    public func findings(
        of experiment: Experiment, stop: StopCheck = .never, abandonment: Abandonment = .never
    ) throws(SessionError) -> [Finding?] {
        var experiment = experiment
        experiment.seed = seed
        let session = try Session(experiment, abandonment: abandonment)
        session.watch(lenses)
        let kept = KeptReports()
        let ending = RunDriver(session, reports: .at(stops), logs: [kept]).run(to: stops.last ?? 0, stop: stop)
        return stops.map { stop in
            if let report = kept.reports.first(where: { $0.step == stop }), report.isFinite { return .report(report) }
            if case .diverged = ending { return .diverged }
            return nil
        }
    }

    /// What a run was like at a stop.
    public enum Finding: Hashable, Sendable {
        case report(Report)
        case diverged

        /// What tells a better look from a worse one; infinite after a divergence.
        var testLoss: Double {
            switch self {
            case .report(let report): report.test.loss.isNaN ? .infinity : report.test.loss
            case .diverged: .infinity
            }
        }

        /// `nil` where the task has no such metric; not a number after a divergence.
        public func value(of metric: Metric) -> Double? {
            switch self {
            case .report(let report): report.value(of: metric)
            case .diverged: metric.afterDivergence
            }
        }
    }
}

/// The runs a list of expectations needs: each preset, seed and comparison once, in a fixed order.
public struct TrialPlan: Sendable {
    /// The runs, each once, in the order in which they were first needed.
    public private(set) var trials: [Trial] = []
    private var places: [Key: Int] = [:]

    private struct Key: Hashable {
        var preset: String
        var seed: UInt64
    }

    /// A plan without trials.
    public init() {}

    mutating func add(_ preset: String, seed: UInt64, stop: Int, lens: Lens? = nil) {
        let key = Key(preset: preset, seed: seed)
        if let place = places[key] {
            if let lens { trials[place].lenses.insert(lens) }
            guard !trials[place].stops.contains(stop) else { return }
            trials[place].stops = (trials[place].stops + [stop]).sorted()
        } else {
            places[key] = trials.count
            trials.append(Trial(preset: preset, seed: seed, stops: [stop], lenses: lens.map { [$0] } ?? []))
        }
    }

    /// Where a measurement is found: the trial and the stop in it.
    func place(_ preset: String, seed: UInt64, stop: Int) -> (trial: Int, stop: Int)? {
        guard let trial = places[Key(preset: preset, seed: seed)],
            let place = trials[trial].stops.firstIndex(of: stop)
        else { return nil }
        return (trial, place)
    }
}
