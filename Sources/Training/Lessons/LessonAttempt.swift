import Experiments

/// A run of a lesson's preset as somebody changed it, and whether it reaches the goal.
public struct LessonAttempt: Sendable {
    /// What the goal measures at the end; not a number after a divergence, `nil` where the task has no such metric.
    public let value: Double?
    /// Rules that were broken; the value does not count then.
    public let violations: [LessonViolation]
    public let isMet: Bool
    public let steps: Int
    public let divergence: Divergence?

    /// Trains the attempt to its end.
    ///
    /// - Parameters:
    ///   - lesson: the preset as it was.
    ///   - isWanted: asked now and then; the run ends when it says no.
    public init(
        _ attempt: Experiment, of lesson: Experiment, goal: Experiment.LessonGoal, while isWanted: () -> Bool = { true }
    ) throws(SessionError) {
        let session = try Session(attempt)
        var violations = goal.violations(of: attempt, lesson: lesson)
        if let limit = goal.parameters, session.parameterCount > limit {
            violations.append(.parameters(session.parameterCount, limit: limit))
        }
        while session.step < attempt.steps, session.divergence == nil, isWanted() {
            session.advance(min(attempt.steps - session.step, 256))
        }
        if session.divergence == nil { session.report() }
        divergence = session.divergence
        value = session.divergence == nil ? session.value(of: goal.metric) : .nan
        self.violations = violations
        isMet = violations.isEmpty && value.map { goal.bound.holds($0) } == true
        steps = session.step
    }
}

extension Session {
    /// What a lesson measures, of the network as it stands.
    public func value(of metric: Experiment.LessonMetric) -> Double? {
        if case .score = metric { return lastReport.value(of: metric, nil) }
        var request = ObservationRequest()
        (request.surfaceWidth, request.surfaceHeight, request.imageSide) = (2, 2, 2)
        let observation = Observatory.observation(of: snapshot(status: .paused), problem: problem, request)
        return lastReport.value(of: metric, observation)
    }
}

extension Report {
    /// What a lesson measures, from a report and an observation of the same step; `nil` where that is missing or
    /// the task has no such metric.
    public func value(of metric: Experiment.LessonMetric, _ observation: Observation?) -> Double? {
        if case .score(let score) = metric { return value(of: score) }
        guard let hidden = observation?.layers.dropLast(), let first = hidden.first, let last = hidden.last else {
            return nil
        }
        switch metric {
        case .score: return nil
        case .deadShare:
            let units = hidden.flatMap(\.deadUnits)
            return Double(units.count { $0 }) / Double(max(1, units.count))
        case .flatShare:
            // Each layer by its number of units.
            let flat = hidden.compactMap { layer in layer.saturatedShare.map { (share: $0, units: Double(layer.units)) }
            }
            let units = flat.reduce(0) { $0 + $1.units }
            return units > 0 ? flat.reduce(0) { $0 + $1.share * $1.units } / units : nil
        case .signalRatio:
            return first.after.deviation > 0 ? last.after.deviation / first.after.deviation : nil
        }
    }
}
