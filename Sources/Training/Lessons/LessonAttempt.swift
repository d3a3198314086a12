import Execution
import Experiments

/// A run of a lesson's preset as somebody changed it, and whether it reaches the goal.
public struct LessonAttempt: Sendable {
    /// What the goal measures at the end; not a number after a divergence, `nil` where the task has no such metric.
    public let value: Double?
    /// Rules that were broken; the value does not count then.
    public let violations: [LessonViolation]
    /// Whether the goal is reached and no rule broken.
    public let isMet: Bool
    /// Steps taken.
    public let steps: Int
    /// Where the run went wrong; `nil` where it did not.
    public let divergence: Divergence?

    /// Trains the attempt to its end.
    ///
    /// - Parameters:
    ///   - lesson: the preset as it was.
    ///   - stop: whether the run is to end before.
    public init(
        _ attempt: Experiment, of lesson: Experiment, goal: Experiment.LessonGoal, stop: StopCheck = .never,
        abandonment: Abandonment = .never
    ) throws(SessionError) {
        let session = try Session(attempt, abandonment: abandonment)
        session.watch(goal.metric.lens)
        var violations = goal.violations(of: attempt, lesson: lesson)
        if let limit = goal.parameters, session.parameterCount > limit {
            violations.append(.parameters(session.parameterCount, limit: limit))
        }
        RunDriver(session, reports: .never).run(to: attempt.steps, stop: stop)
        divergence = session.divergence
        value = session.divergence == nil ? session.lastReport.value(of: goal.metric) : .nan
        self.violations = violations
        isMet = violations.isEmpty && value.map { goal.bound.holds($0) } == true
        steps = session.step
    }
}
