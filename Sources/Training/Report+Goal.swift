import Experiments

extension Report {
    /// The value a goal is about; `nil` where the task has none.
    public func value(of metric: Experiment.Goal.Metric) -> Double? {
        switch metric {
        case .trainLoss: train.loss
        case .testLoss: test.loss
        case .testAccuracy: test.accuracy
        case .testR2: test.r2
        }
    }

    /// Whether a goal is reached: losses from above, accuracy and R² from below.
    public func reaches(_ goal: Experiment.Goal) -> Bool {
        guard let value = value(of: goal.metric) else { return false }
        switch goal.metric {
        case .trainLoss, .testLoss: return value <= goal.value
        case .testAccuracy, .testR2: return value >= goal.value
        }
    }
}
