import Experiments
import Problems

/// Experiments that are to be compared under the same conditions.
///
/// The first lane decides what is learned and how it is shown: fields that the race owns, such as data, batch, loss, steps,
/// seed and goal. The others take those over and keep their network, optimizer and precision.
public struct Race: Hashable, Sendable {
    /// One of the experiments, under the conditions of the race.
    public struct Lane: Hashable, Sendable {
        /// What it was opened as.
        public var name: String
        /// What it trains.
        public var experiment: Experiment
        /// How it was brought to the budget, where there is one.
        public var fit: BudgetFit?

        /// A lane, by default not brought to a budget.
        public init(name: String, experiment: Experiment, fit: BudgetFit? = nil) {
            (self.name, self.experiment, self.fit) = (name, experiment, fit)
        }
    }

    /// The lanes from A on.
    public private(set) var lanes: [Lane]
    /// What all lanes were brought to; `nil` where they are as they came.
    public private(set) var budget: Budget?

    /// How many lanes there can be.
    public static let laneCounts = 1...6

    /// "A" for the first lane.
    public static func letter(_ lane: Int) -> String { String(UnicodeScalar(UInt8(65 + max(0, min(25, lane))))) }

    /// - Parameters:
    ///   - entrants: in the order of the lanes; the first decides the conditions.
    ///   - steps: the plan of all lanes; that of the first if not given.
    public init(_ entrants: [Lane], steps: Int? = nil) {
        lanes = entrants
        guard var first = entrants.first?.experiment else { return }
        if let steps { first.steps = steps }
        for index in lanes.indices { lanes[index].experiment.takeConditions(of: first) }
    }

    /// Brings every lane to a budget.
    public mutating func match(_ budget: Budget, problem: Problem) throws(NetworkError) {
        for index in lanes.indices {
            let fit = try BudgetMatcher.fit(lanes[index].experiment, to: budget, problem: problem)
            lanes[index].experiment = fit.experiment
            lanes[index].fit = fit
        }
        self.budget = budget
    }

    /// Only the settings in which the lanes differ.
    public var differences: [Experiment.Difference] { Experiment.differences(of: lanes.map(\.experiment)) }

    /// The goal of all lanes.
    public var goal: Experiment.Goal? { lanes.first?.experiment.goal }

    /// Seeds of the runs, from that of the first lane on.
    public func seeds(_ count: Int) -> [UInt64] {
        let first = lanes.first?.experiment.seed ?? 1
        return (0..<count).map { first &+ UInt64($0) }
    }
}
