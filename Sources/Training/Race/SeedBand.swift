import Foundation

/// What some runs of one thing gave: the middle, and between what most of them lie.
public struct SeedBand: Hashable, Sendable {
    /// The 10 % quantile.
    public let low: Double
    /// The 50 % quantile.
    public let median: Double
    /// The 90 % quantile.
    public let high: Double

    /// The median with the 10 and 90 % quantiles, between values by straight lines; what is not a number counts
    /// as larger than all. `nil` of nothing.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.map { $0.isNaN ? .infinity : $0 }.sorted()
        func quantile(_ share: Double) -> Double {
            let place = share * Double(sorted.count - 1)
            let below = Int(place)
            let part = place - Double(below)
            guard part > 0 else { return sorted[below] }
            let (a, b) = (sorted[below], sorted[below + 1])
            return a == b ? a : a + part * (b - a)
        }
        (low, median, high) = (quantile(0.1), quantile(0.5), quantile(0.9))
    }
}
