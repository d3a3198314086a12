import Catalogue

/// A number that tells how a run is doing: what goals, claims (`expect:`) and lessons are about, and what reports
/// write as JSON and CSV.
///
/// A metric is one value; `Metric.all` lists those that presets can name.
public struct Metric: Sendable {
    /// As presets spell it: `test-loss`.
    public let key: String
    /// Within a sentence: "test loss".
    public let title: String
    /// The key of report lines in JSON, `testLoss`; `nil` where reports do not write it on their own.
    public let column: String?
    /// What can be aimed at.
    public let range: ClosedRange<Double>
    /// Which values are better.
    public let direction: Direction
    /// Whether two values compare by their ratio, as errors do, rather than by their difference.
    public let comparesByRatio: Bool
    /// How it is written: as a number or as a share.
    public let scale: ReadingScale
    /// The value of a run that met a number that is not finite.
    public let afterDivergence: Double
    /// The lens that measures it; `nil` for what every report has.
    public let lens: Lens?
    /// The value; `nil` where the task has no such metric.
    public let value: @Sendable (Report) -> Double?

    /// Which values are better.
    public enum Direction: Hashable, Sendable { case lower, higher }

    /// A metric of every report, or where `lens` is given of those for which that lens was asked.
    public init(
        _ key: String, title: String, column: String? = nil, range: ClosedRange<Double>, better direction: Direction,
        comparesByRatio: Bool = false, scale: ReadingScale = .number, afterDivergence: Double = .nan,
        lens: Lens? = nil, value: @escaping @Sendable (Report) -> Double?
    ) {
        (self.key, self.title, self.column) = (key, title, column)
        (self.range, self.direction, self.comparesByRatio, self.scale) = (range, direction, comparesByRatio, scale)
        (self.afterDivergence, self.lens, self.value) = (afterDivergence, lens, value)
    }
}

/// A metric is its key.
extension Metric: Hashable {
    /// Metrics of one key are the same.
    public static func == (left: Metric, right: Metric) -> Bool { left.key == right.key }
    /// By the key alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension Metric {
    /// All that presets can name, in the order of messages.
    public static let all: [Metric] = Rows.allCases.flatMap(scores) + [psnr, divergence] + Lens.all.flatMap(\.metrics)

    /// The metric of that key.
    public static func named(_ key: String) -> Metric? { all.first { $0.key == key } }
}

extension Report {
    /// A metric's value at this step; `nil` where the task has no such metric.
    public func value(of metric: Metric) -> Double? { metric.value(self) }

    /// Whether a goal is reached: from above where lower is better, from below where higher is.
    public func reaches(_ goal: Experiment.Goal) -> Bool {
        guard let value = value(of: goal.metric) else { return false }
        switch goal.metric.direction {
        case .lower: return value <= goal.value
        case .higher: return value >= goal.value
        }
    }
}
