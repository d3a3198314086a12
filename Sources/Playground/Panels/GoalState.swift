import Cells
import Experiments
import Training

/// How far a goal is.
struct GoalState {
    let isReached: Bool
    let text: String

    /// `nil` where the report does not say.
    init?(_ goal: Experiment.Goal, report: Report) {
        let value: Double?
        let target: String
        switch goal.metric {
        case .trainLoss: (value, target) = (-report.train.loss, NumberText.significant(goal.value))
        case .testLoss: (value, target) = (-report.test.loss, NumberText.significant(goal.value))
        case .testAccuracy: (value, target) = (report.test.accuracy, NumberText.percent(goal.value))
        case .testR2: (value, target) = (report.test.r2, NumberText.significant(goal.value))
        }
        guard let value else { return nil }
        let isLoss = goal.metric == .trainLoss || goal.metric == .testLoss
        isReached = value >= (isLoss ? -goal.value : goal.value)
        text = "goal " + target + (isReached ? " reached" : "")
    }
}
