import Foundation

/// The median of some values, with an interval that holds the median of what they were drawn from.
///
/// Between the k-th smallest and the k-th largest of n values the median lies with
///
///     1 − 2 · P(B < k),  B ~ Binomial(n, ½),
///
/// whatever the distribution: the k is the largest that gives 95 %, or 1 where none does, and the level is said.
///
/// Source: Conover, W. J. (1999), Practical Nonparametric Statistics, third edition, section 3.2
public struct MedianInterval: Hashable, Sendable {
    /// The lower end of the interval: the k-th smallest value.
    public let low: Double
    /// The middle of the values.
    public let median: Double
    /// The upper end of the interval: the k-th largest value.
    public let high: Double
    /// The probability that the interval holds the median: 0.95 or more from six values on, less below.
    public let level: Double

    /// `nil` where there is no value.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let count = sorted.count
        var term = pow(0.5, Double(count))
        // P(B < k) for k = 1, and for one more as long as that leaves 95 %.
        var (below, k) = (term, 1)
        while 2 * k < count {
            term *= Double(count - k + 1) / Double(k)
            guard 1 - 2 * (below + term) >= 0.95 else { break }
            below += term
            k += 1
        }
        (low, high) = (sorted[k - 1], sorted[count - k])
        median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
        level = max(0, 1 - 2 * below)
    }

    /// "97.9 %".
    public var levelWords: String {
        let tenths = (level * 1000).rounded() / 10
        return (tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)") + " %"
    }
}
