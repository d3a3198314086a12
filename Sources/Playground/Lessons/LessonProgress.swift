import Cells
import Experiments
import Training

/// Where the goal of a lesson stands, while the network trains and at the end of the run.
struct LessonProgress {
    let goal: Experiment.LessonGoal
    /// `nil` until it was measured, or where the task has no such metric.
    let value: Double?
    /// Why the run does not count, in clauses.
    let objections: [String]
    /// Whether the planned steps are done, so that the value is the one that counts.
    let isAtEnd: Bool

    /// `nil` without a lesson.
    init?(_ state: State) {
        guard let lesson = state.lesson else { return nil }
        goal = lesson.lesson.goal
        let step = state.snapshot?.step ?? 0
        isAtEnd = step >= state.experiment.steps
        value = state.snapshot.flatMap { $0.report.value(of: lesson.lesson.goal.metric) }
        var violations = goal.violations(of: state.experiment, lesson: lesson.origin)
        if let limit = goal.parameters, let count = state.snapshot?.parameterCount, count > limit {
            violations.append(.parameters(count, limit: limit))
        }
        if step > lesson.origin.steps { violations.append(.steps(step, limit: lesson.origin.steps)) }
        var sentences: [String] = []
        for sentence in violations.map(\.sentence) where !sentences.contains(sentence) { sentences.append(sentence) }
        if step > 0, let begun = lesson.begun, begun != state.experiment {
            sentences.append("it was changed on the way: r starts again with what is there now")
        }
        objections = sentences
    }

    /// Whether the bound holds, whatever was changed for it and however far the run is.
    var holds: Bool { value.map { goal.bound.holds($0) } ?? false }
    var isReached: Bool { isAtEnd && holds && objections.isEmpty }

    /// The number beside its bound: "dead-share 0.62 of at most 0.05".
    var numbers: String {
        let bound =
            switch goal.bound {
            case .atMost(let limit): "at most \(NumberText.significant(limit))"
            case .atLeast(let limit): "at least \(NumberText.significant(limit))"
            }
        let found = value.map { $0.isNaN ? "not a number" : NumberText.significant($0) } ?? "not measured yet"
        return "\(goal.metric.key) \(found), wanted \(bound)"
    }

    /// One sentence on how it stands.
    var sentence: String {
        if isReached { return "The goal is reached." }
        if !objections.isEmpty { return "This does not count: \(objections.joined(separator: "; "))." }
        if isAtEnd { return "The goal is not reached: change something, and r starts again." }
        return holds ? "It holds now; what counts is the end of the run." : "Not yet."
    }
}
