import Foundation
import Problems

/// Two lanes over the same seeds: which has the smaller number, and how sure that is.
///
/// Each seed is a pair, so what both lanes owe to the seed falls out. The sign test asks how often a fair coin
/// would fall as lopsided, exactly; the interval resamples the pairs, with a fixed seed.
public struct PairedComparison: Hashable, Sendable {
    /// Pairs in which the first is smaller, the second is, and neither.
    public let firstWins: Int
    public let secondWins: Int
    public let ties: Int
    /// Of the exact sign test on both sides; 1 where all pairs are ties.
    public let probability: Double
    /// The median of first / second, with the interval that holds it with 95 %; `nil` where a number is not
    /// positive and finite.
    public let ratio: (low: Double, median: Double, high: Double)?

    public static func == (a: Self, b: Self) -> Bool {
        a.firstWins == b.firstWins && a.secondWins == b.secondWins && a.ties == b.ties
            && a.ratio?.median == b.ratio?.median && a.ratio?.low == b.ratio?.low && a.ratio?.high == b.ratio?.high
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(firstWins)
        hasher.combine(secondWins)
        hasher.combine(ties)
    }

    public init(_ first: [Double], _ second: [Double]) {
        // What is not a number has lost against everything but its like.
        let pairs = zip(first, second).map { ($0.isNaN ? .infinity : $0, $1.isNaN ? .infinity : $1) }
        firstWins = pairs.count { $0 < $1 }
        secondWins = pairs.count { $0 > $1 }
        ties = pairs.count - firstWins - secondWins
        probability = Self.signTest(firstWins, secondWins)
        let logarithms = pairs.map { log($0 / $1) }
        ratio = pairs.isEmpty || !logarithms.allSatisfy(\.isFinite) ? nil : Self.interval(logarithms)
    }

    /// 2 · P(at most the smaller of the two wins) for a fair coin, no more than 1.
    static func signTest(_ a: Int, _ b: Int) -> Double {
        let count = a + b
        var term = pow(0.5, Double(count)), sum = 0.0
        for wins in 0...min(a, b) {
            sum += term
            term *= Double(count - wins) / Double(wins + 1)
        }
        return min(1, 2 * sum)
    }

    private static let resamples = 2000

    /// Percentiles of the resampled medians.
    private static func interval(_ values: [Double]) -> (low: Double, median: Double, high: Double) {
        var random = RandomNumbers(seed: 1, stream: "bootstrap")
        var medians = (0..<resamples).map { _ in
            median(values.map { _ in values[Int(((random.next() >> 32) * UInt64(values.count)) >> 32)] })
        }
        medians.sort()
        return (exp(medians[resamples / 40]), exp(median(values)), exp(medians[resamples - 1 - resamples / 40]))
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    /// Whether chance alone would rarely do this.
    public var isClear: Bool { probability < 0.05 }

    /// In words: who is ahead, how often, by how much, and what that is worth.
    public func words(_ first: String, _ second: String, of measure: String, number: (Double) -> String) -> String {
        let count = firstWins + secondWins + ties
        if count == ties { return "\(first) and \(second) have the same \(measure) with every seed." }
        let (ahead, behind, wins) = firstWins >= secondWins ? (first, second, firstWins) : (second, first, secondWins)
        var text = "\(ahead) has the lower \(measure) than \(behind) with \(wins) of \(count) seeds"
        if firstWins == secondWins { text = "\(first) and \(second) have the lower \(measure) equally often" }
        if let ratio {
            text +=
                "; \(first) / \(second) is \(number(ratio.median)) in the median, "
                + "95 % interval \(number(ratio.low)) to \(number(ratio.high))"
        }
        text += " (sign test p = \(number(probability))): "
        if count - ties < 6 { return text + "too few seeds to rule out chance; six of six would do." }
        return text + (isClear ? "a clear difference." : "chance alone could do this.")
    }
}
