import Foundation

/// Two lanes over the same seeds: which has the smaller number, and how sure that is.
///
/// Each seed is a pair, so what both lanes owe to the seed falls out. The sign test asks how often a fair coin
/// would fall as lopsided; the interval for the median lies between two of the sorted ratios. Both are exact for any
/// distribution of the ratios.
///
/// Source: Conover, W. J. (1999), Practical Nonparametric Statistics, third edition, sections 3.2 and 3.4
public struct PairedComparison: Hashable, Sendable {
    /// Pairs in which the first is smaller, the second is, and neither.
    public let firstWins: Int
    /// Pairs in which the second is smaller.
    public let secondWins: Int
    /// Pairs in which neither is smaller.
    public let ties: Int
    /// Of the exact sign test on both sides; 1 where all pairs are ties.
    public let probability: Double
    /// The same corrected for the number of comparisons made together, by Holm's method; equal to it for one alone.
    public private(set) var correctedProbability: Double
    /// How many comparisons were made together.
    public private(set) var comparisons = 1
    /// The ratio first / second over the seeds; `nil` where a number is not positive and finite.
    public let ratio: MedianInterval?

    /// Compares two lists of one number, smaller being better, by the place in them: the seed.
    public init(_ first: [Double], _ second: [Double]) {
        // What is not a number has lost against everything but its like.
        let pairs = zip(first, second).map { ($0.isNaN ? .infinity : $0, $1.isNaN ? .infinity : $1) }
        firstWins = pairs.count { $0 < $1 }
        secondWins = pairs.count { $0 > $1 }
        ties = pairs.count - firstWins - secondWins
        probability = Self.signTest(firstWins, secondWins)
        correctedProbability = probability
        let ratios = pairs.map { $0 / $1 }
        ratio = ratios.allSatisfy { $0 > 0 && $0.isFinite } ? MedianInterval(ratios) : nil
    }

    /// Comparisons that are looked at together: the k-th smallest of m probabilities counts m − k + 1 times, and none
    /// less than the one before, so that chance alone is called a clear difference with at most 5 % in all of them.
    ///
    /// Source: Holm, S. (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of
    /// Statistics 6, 65-70
    public static func corrected(_ comparisons: [PairedComparison]) -> [PairedComparison] {
        var result = comparisons
        var least = 0.0
        // Equal probabilities in the order given; they end up equal.
        for (rank, index) in comparisons.indices.sorted(by: {
            (comparisons[$0].probability, $0) < (comparisons[$1].probability, $1)
        }).enumerated() {
            least = max(least, min(1, comparisons[index].probability * Double(comparisons.count - rank)))
            result[index].correctedProbability = least
            result[index].comparisons = comparisons.count
        }
        return result
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

    /// Whether chance alone would rarely do this, in any of the comparisons made together.
    public var isClear: Bool { correctedProbability < 0.05 }

    /// Seeds that would have to agree, all of them, before a difference could be clear.
    private var neededSeeds: Int {
        (1...).first { Self.signTest($0, 0) * Double(comparisons) < 0.05 } ?? .max
    }

    /// In words: who is ahead, how often, by how much, and what that is worth.
    public func words(_ first: String, _ second: String, of measure: String, number: (Double) -> String) -> String {
        let count = firstWins + secondWins + ties
        if count == ties { return "\(first) and \(second) have the same \(measure) with every seed." }
        let (ahead, behind, wins) = firstWins >= secondWins ? (first, second, firstWins) : (second, first, secondWins)
        var text = "\(ahead) has the lower \(measure) than \(behind) with \(wins) of \(count) seeds"
        if firstWins == secondWins { text = "\(first) and \(second) have the lower \(measure) equally often" }
        if let ratio {
            text += "; \(first) / \(second) is \(number(ratio.median)) in the median"
            if count > 1 {
                text += ", \(ratio.levelWords) interval \(number(ratio.low)) to \(number(ratio.high))"
            }
        }
        text += " (sign test p = \(number(probability))"
        if comparisons > 1 { text += ", \(number(correctedProbability)) corrected for \(comparisons) pairs" }
        text += "): "
        if count - ties < neededSeeds {
            return text + "too few seeds to rule out chance; \(neededSeeds) of \(neededSeeds) would do."
        }
        return text + (isClear ? "a clear difference." : "chance alone could do this.")
    }
}
