import Cells
import Experiments
import Training

/// How far a goal is.
struct GoalState {
    let isReached: Bool
    let text: String

    /// `nil` where the report does not say.
    init?(_ goal: Experiment.Goal, report: Report) {
        guard report.value(of: goal.metric) != nil else { return nil }
        let isShare = goal.metric.scale == .share
        let target = isShare ? NumberText.percent(goal.value) : NumberText.significant(goal.value)
        isReached = report.reaches(goal)
        text = "goal " + target + (isReached ? " reached" : "")
    }
}
