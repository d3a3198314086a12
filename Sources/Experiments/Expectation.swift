extension Experiment {
    /// A published claim, or one of ours, that runs of the experiment must bear out.
    public struct Expectation: Hashable, Sendable {
        /// What is measured.
        public var metric: Metric
        /// What its value must keep.
        public var bound: Bound
        /// What is claimed, in one sentence.
        public var claim: String
        /// Where the claim was published; empty for our own.
        public var source: String
        /// The published number, where there is one.
        public var paper: Double?
        /// Each seed is a run of its own.
        public var seeds: [UInt64]
        /// The share of the seeds whose runs must keep the bound.
        public var share: Double
        /// Steps after which it is measured; `nil`, or more than the run has, is at its end.
        public var steps: Int?
        /// Looked at every so many steps, and the look with the least test loss counts; `nil` looks once.
        public var every: Int?
        /// An earlier step of the same run to compare with, as with a rival.
        public var since: Int?
        /// A preset of the library to compare with, run with the same seed for as many steps: errors count
        /// as their ratio ours/theirs, shares and decibels as the difference ours − theirs.
        public var rival: String?
        /// Whether it takes a second or two, so that every run of the tests can look at it.
        public var isQuick: Bool

        /// Our own claim, with the standard seeds, of which all must keep the bound at the end of the run.
        public init(_ metric: Metric, _ bound: Bound, claim: String) {
            self.metric = metric
            self.bound = bound
            self.claim = claim
            source = ""
            seeds = Self.firstSeeds(Self.standardSeeds)
            share = 1
            isQuick = false
        }

        /// Seeds where nothing is said.
        public static let standardSeeds = 5

        /// 1, 2, … count.
        public static func firstSeeds(_ count: Int) -> [UInt64] { (0..<count).map { UInt64($0) + 1 } }

        /// 1001, 1002, …: seeds that no shipped claim was written with.
        public static func freshSeeds(_ count: Int) -> [UInt64] { firstSeeds(count).map { $0 + 1000 } }

        /// How many of the seeds must keep the bound.
        public var neededSeeds: Int {
            // A share such as 0.9 of 20 is a hair above 18 in binary.
            Int((share * Double(seeds.count) - 1e-9).rounded(.up))
        }
    }
}

extension Experiment.Expectation {
    /// On which side of a number the measured value must lie.
    public enum Bound: Hashable, Sendable {
        case atMost(Double)
        case atLeast(Double)

        /// Never for a value that is not a number.
        public func holds(_ value: Double) -> Bool {
            switch self {
            case .atMost(let limit): value <= limit
            case .atLeast(let limit): value >= limit
            }
        }
    }
}
