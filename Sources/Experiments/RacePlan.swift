extension Experiment {
    /// Rivals that a preset is raced against, and how.
    public struct RacePlan: Hashable, Sendable {
        /// Presets of the library, for the lanes after this one.
        public var rivals: [String]
        /// Runs of each lane.
        public var seeds: Int
        /// What every lane may have; `nil` leaves all as they are.
        public var budget: Budget?

        /// Those rivals, by default run once and as they are.
        public init(rivals: [String], seeds: Int = 1, budget: Budget? = nil) {
            (self.rivals, self.seeds, self.budget) = (rivals, seeds, budget)
        }
    }
}

extension Experiment.Goal {
    /// Reads `test-loss=0.05`; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let metric = Metric.named(parts[0].lowercased()),
            let value = PresetField.number(parts[1]), metric.range.contains(value)
        else { return nil }
        self.init(metric, value)
    }

    /// What a text must be.
    public static var expectation: String {
        "METRIC=NUMBER with one of the metrics " + Metric.all.map(\.key).joined(separator: ", ")
    }
}
