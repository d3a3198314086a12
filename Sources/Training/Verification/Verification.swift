import Experiments

/// Expectations of presets, the runs they need, and what came of them.
public struct Verification: Sendable {
    /// One expectation with its preset.
    public struct Item: Hashable, Sendable {
        /// The preset's name in the library.
        public let preset: String
        /// What is claimed, and of which seeds.
        public let expectation: Experiment.Expectation
        /// Steps after which it is measured.
        public let steps: Int

        /// Looks at a run at most, however often they are asked for.
        private static let lookLimit = 1000

        /// The steps at which a run is looked at for its value at the end of so many steps.
        fileprivate func looks(to end: Int) -> [Int] {
            guard let every = expectation.every else { return [end] }
            let stride = max(every, (end + Self.lookLimit - 1) / Self.lookLimit, 1)
            return Array(Swift.stride(from: stride, to: end, by: stride)) + [end]
        }

        /// All steps at which a run is looked at.
        fileprivate var looks: [Int] {
            looks(to: steps) + (expectation.since.map { looks(to: min($0, steps)) } ?? [])
        }
    }

    /// What the seeds of one expectation gave.
    public struct Outcome: Hashable, Sendable {
        /// What was measured.
        public let item: Item
        /// A value for each seed; `nil` where a run did not come to an end, or the task has no such metric.
        public let values: [Double?]
        /// Which trials it rests on.
        public let trials: [Int]

        /// How many seeds keep the bound.
        public var holdingSeeds: Int {
            values.reduce(0) { $0 + ($1.map { item.expectation.bound.holds($0) } == true ? 1 : 0) }
        }
        /// Whether enough seeds keep the bound.
        public var holds: Bool { holdingSeeds >= item.expectation.neededSeeds }
        /// Smallest, middle and largest value, NaN counted as the largest; `nil` where there is none.
        public var range: (least: Double, median: Double, greatest: Double)? {
            let sorted = values.compactMap { $0 }.map { $0.isNaN ? .infinity : $0 }.sorted()
            guard let first = sorted.first, let last = sorted.last else { return nil }
            let (low, high) = (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
            return (first, low == high ? low : (low + high) / 2, last)
        }
    }

    /// The expectations, in the order of the presets.
    public let items: [Item]
    /// The runs they need, each once.
    public let plan: TrialPlan

    /// - Parameters:
    ///   - presets: in the order in which they are shown.
    ///   - quick: only expectations that are marked as quick.
    public init(_ presets: [(name: String, experiment: Experiment)], quick: Bool = false) {
        var items: [Item] = []
        var plan = TrialPlan()
        for (name, experiment) in presets {
            for expectation in experiment.expectations where expectation.isQuick || !quick {
                let steps = min(expectation.steps ?? experiment.steps, experiment.steps)
                let item = Item(preset: name, expectation: expectation, steps: steps)
                items.append(item)
                for seed in expectation.seeds {
                    for preset in [name] + (expectation.rival.map { [$0] } ?? []) {
                        for look in item.looks {
                            plan.add(preset, seed: seed, stop: look, lens: expectation.metric.lens)
                        }
                    }
                }
            }
        }
        (self.items, self.plan) = (items, plan)
    }

    /// - Parameter findings: of each of the plan's trials; `nil` where it was not run.
    public func outcomes(_ findings: [[Trial.Finding?]?]) -> [Outcome] {
        items.map { item in
            var trials: [Int] = []
            func found(_ preset: String, _ seed: UInt64, _ look: Int) -> Trial.Finding? {
                guard let place = plan.place(preset, seed: seed, stop: look) else { return nil }
                trials.append(place.trial)
                return findings[place.trial]?[place.stop]
            }
            func value(_ preset: String, _ seed: UInt64, to end: Int) -> Double? {
                let all = item.looks(to: end).map { found(preset, seed, $0) }
                // A run that was stopped has no end.
                guard let last = all.last ?? nil else { return nil }
                let best = all.compactMap { $0 }.min { $0.testLoss < $1.testLoss } ?? last
                return best.value(of: item.expectation.metric)
            }
            func compared(_ ours: Double, _ theirs: Double) -> Double {
                item.expectation.metric.comparesByRatio ? ours / theirs : ours - theirs
            }
            func value(_ preset: String, _ seed: UInt64) -> Double? {
                guard let end = value(preset, seed, to: item.steps) else { return nil }
                guard let since = item.expectation.since else { return end }
                return value(preset, seed, to: min(since, item.steps)).map { compared(end, $0) }
            }
            let values = item.expectation.seeds.map { seed -> Double? in
                guard let ours = value(item.preset, seed) else { return nil }
                guard let rival = item.expectation.rival else { return ours }
                return value(rival, seed).map { compared(ours, $0) }
            }
            return Outcome(item: item, values: values, trials: trials)
        }
    }
}
