import Experiments
import Problems

/// How well a simple model does on the test rows: what a network must beat to be worth its trouble.
public struct Baseline: Hashable, Sendable {
    /// What it is, in a few words.
    public let name: String
    /// A word for other programs.
    public let key: String
    /// On the test rows, in the units that the network is scored in.
    public let test: Score

    /// All that suit a problem, fitted on its training rows: a constant, a linear model, nearest neighbours.
    ///
    /// Takes about as long as a few hundred steps; neighbours are left out where they would take longer.
    ///
    /// - Throws: where the linear model cannot be built, as a problem without rows.
    public static func all(_ data: ProblemSource, problem: Problem) throws(SessionError) -> [Baseline] {
        var baselines = [constant(problem)]
        if let linear = try linear(data, problem: problem) { baselines.append(linear) }
        if let neighbours = neighbours(problem) { baselines.append(neighbours) }
        return baselines
    }

    /// What is compared: the share of right classes, or the share of variance explained; `nil` where neither has a value.
    public static func merit(_ score: Score) -> Double? { score.accuracy ?? score.r2 }
}
