import Cells
import Problems
import Training

extension Interval {
    /// The interval as a range, where it is one.
    var closedRange: ClosedRange<Double>? { isProper ? lower...upper : nil }
}

extension Distribution {
    /// The values at the outer edges of the bins; of some width even where all values are alike.
    var range: ClosedRange<Double> {
        guard low.isFinite, high.isFinite, low <= high else { return 0...1 }
        if low < high { return low...high }
        let half = max(0.5, low.magnitude * 1e-3)
        return max(low - half, -.greatestFiniteMagnitude)...min(high + half, .greatestFiniteMagnitude)
    }

    /// The counts as bars take them.
    var bars: [Double] { counts.map { Double($0) } }

    /// The counts in equal bins of another range, each bin's count where its middle is.
    func bars(over other: ClosedRange<Double>, bins: Int) -> [Double] {
        let own = Domain(range.lowerBound, range.upperBound)
        let domain = Domain(other.lowerBound, other.upperBound)
        let bins = max(1, bins)
        // Each new bin takes the density of the old one under its middle: no gaps where the new bins are finer.
        return (0..<bins).map { bin in
            let value = domain.value(at: (Double(bin) + 0.5) / Double(bins))
            guard own.contains(value), let fraction = own.fraction(of: value), !counts.isEmpty else { return 0 }
            return Double(counts[max(0, min(counts.count - 1, Int(fraction * Double(counts.count))))])
        }
    }

    /// Mean and deviation: `0.12±0.62`.
    var spread: String {
        NumberText.significant(mean, digits: 2) + "±" + NumberText.significant(deviation, digits: 2)
    }
}
