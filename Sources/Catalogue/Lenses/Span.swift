/// Ranges that lenses draw over. All are finite and of some width, whatever numbers a network has come to.
extension ClosedRange where Bound == Double {
    /// The range of the finite values; values all alike get half a unit on either side, none at all give 0 to 1.
    static func covering(_ values: some Sequence<Double>) -> ClosedRange<Double> {
        var (least, greatest) = (Double.infinity, -Double.infinity)
        for value in values where value.isFinite && value.magnitude < 1e300 {
            (least, greatest) = (Swift.min(least, value), Swift.max(greatest, value))
        }
        guard least <= greatest else { return 0...1 }
        guard least < greatest else {
            // A large number needs a larger step to be different at all.
            let half = Swift.max(0.5, abs(least) * 1e-3)
            return least - half...greatest + half
        }
        return least...greatest
    }

    /// Wider at both ends by a share of the width.
    func widened(_ share: Double) -> ClosedRange<Double> { lowerBound - width * share...upperBound + width * share }

    var width: Double { upperBound - lowerBound }

    /// The number that far into the range: 0 is the lower end, 1 the upper.
    func at(_ share: Double) -> Double { lowerBound + width * share }

    /// As many numbers evenly spaced from end to end.
    func evenlySpaced(_ count: Int) -> [Double] { (0..<count).map { at(Double($0) / Double(Swift.max(1, count - 1))) } }

    /// How many of some values lie in each of equal bins.
    func density(of values: [Double], bins: Int = 60) -> [Double] {
        var counts = [Double](repeating: 0, count: bins)
        for value in values where contains(value) {
            counts[Swift.min(bins - 1, Int((value - lowerBound) / width * Double(bins)))] += 1
        }
        return counts
    }
}
