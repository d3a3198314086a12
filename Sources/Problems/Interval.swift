/// A range of numbers given by its ends. Unlike `ClosedRange` it can hold what a user typed, right or wrong.
public struct Interval: Hashable, Sendable, Codable {
    /// The left end, itself inside.
    public var lower: Double
    /// The right end, itself inside.
    public var upper: Double

    public init(_ lower: Double, _ upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// Negative where the ends are in the wrong order.
    public var width: Double { upper - lower }

    /// Finite ends, the lower below the upper.
    public var isProper: Bool { lower.isFinite && upper.isFinite && lower < upper && width.isFinite }

    /// Twice as wide about the same middle; itself where that would not be finite.
    var doubled: Interval {
        let result = Interval(lower - width / 2, upper + width / 2)
        return result.isProper ? result : self
    }

    /// Whether a number lies between the ends or on one.
    public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

    /// The number that far into the interval: 0 is the lower end, 1 the upper.
    public func at(_ fraction: Double) -> Double { lower + width * fraction }

    /// As many numbers evenly spaced from end to end; the middle for one.
    public func evenlySpaced(_ count: Int) -> [Double] {
        guard count > 1 else { return count == 1 ? [at(0.5)] : [] }
        return (0..<count).map { at(Double($0) / Double(count - 1)) }
    }

    /// The range of the values; values all alike get half a unit on either side, none at all give [0, 1].
    public init(covering values: some Sequence<Double>) {
        var least = Double.infinity
        var greatest = -Double.infinity
        for value in values {
            least = min(least, value)
            greatest = max(greatest, value)
        }
        if least > greatest {
            self.init(0, 1)
        } else if least == greatest {
            // A large number needs a larger step to be different at all.
            let half = max(0.5, abs(least) * 1e-3)
            self.init(least - half, greatest + half)
        } else {
            self.init(least, greatest)
        }
    }
}
