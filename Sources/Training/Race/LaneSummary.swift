import Experiments

/// What came of a lane over all seeds.
public struct LaneSummary: Sendable {
    /// What the lane was opened as.
    public let name: String
    /// Trained numbers.
    public let parameters: Int
    /// Arithmetic operations of a step.
    public let operationsPerStep: Int
    /// How many seeds were run.
    public let runs: Int
    /// How many of them met a number that is not finite.
    public let diverged: Int
    /// Of the training rows at the end.
    public let trainLoss: SeedBand?
    /// Within the training range.
    public let testLoss: SeedBand?
    /// Outside the training range; `nil` where the data have no outside.
    public let beyondLoss: SeedBand?
    /// The share of test rows classified right; `nil` where targets are quantities.
    public let accuracy: SeedBand?
    /// Runs that reached the goal, and after how many epochs those did; `nil` without a goal.
    public let success: (count: Int, epochs: SeedBand?)?

    /// Sums up the runs of a lane.
    public init(_ result: RaceResult, lane: Int) {
        let runs = result.runs(of: lane)
        name = result.race.lanes[lane].name
        parameters = runs.first?.parameters ?? 0
        operationsPerStep = runs.first?.operationsPerStep ?? 0
        self.runs = runs.count
        diverged = runs.count { $0.divergence != nil }
        trainLoss = SeedBand(runs.map(\.trainLoss))
        testLoss = SeedBand(runs.map(\.testLoss))
        beyondLoss = SeedBand(runs.compactMap(\.beyondLoss))
        accuracy = SeedBand(runs.compactMap(\.last.test.accuracy))
        success = result.race.goal.map { goal in
            let reached = runs.compactMap { $0.reached(goal)?.epoch }
            return (reached.count, SeedBand(reached))
        }
    }
}

extension Experiment.Goal {
    /// "test loss ≤ 0.05".
    public func words(number: (Double) -> String) -> String {
        let bound = metric.direction == .lower ? "≤" : "≥"
        let limit = metric.scale == .share ? number(value * 100) + " %" : number(value)
        return "\(metric.title) \(bound) \(limit)"
    }
}
