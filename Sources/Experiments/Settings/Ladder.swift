/// Values that a key goes through, one step at a time.
public struct Ladder: Hashable, Sendable {
    /// The values in rising order; empty where they are multiples of a step.
    public let rungs: [Double]
    /// Where there are more rungs than could be listed: the distance between them, and the ends.
    private let spacing: Spacing?

    fileprivate struct Spacing: Hashable, Sendable {
        var step: Double
        var range: ClosedRange<Double>
    }

    /// Those values, in rising order.
    public init(_ rungs: [Double]) { (self.rungs, spacing) = (rungs, nil) }

    /// The multiples of a step within limits, and the limits.
    public init(multiplesOf step: Double, in range: ClosedRange<Double>) {
        (rungs, spacing) = ([], Spacing(step: step, range: range))
    }

    /// The learning rates of the TensorFlow Playground.
    public static let rate = Ladder([1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10])
    /// The regularisation rates of the TensorFlow Playground, and two smaller ones.
    public static let penalty = Ladder([0, 1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10])
    /// Multiples of 10 %, and all.
    public static let share = Ladder((1...10).map { Double($0) / 10 })

    /// 1, 2, 5, 10, 20, 50 and so on within limits.
    public static func counts(_ range: ClosedRange<Int>) -> Ladder {
        var rungs: [Double] = [Double(range.lowerBound)]
        var power = 1.0
        while power <= Double(range.upperBound) {
            for digit in [1.0, 2, 5]
            where digit * power > Double(range.lowerBound) && digit * power < Double(range.upperBound) {
                rungs.append(digit * power)
            }
            power *= 10
        }
        if range.upperBound > range.lowerBound { rungs.append(Double(range.upperBound)) }
        return Ladder(rungs)
    }

    /// Powers of two within limits.
    public static func doublings(_ range: ClosedRange<Int>) -> Ladder {
        var rungs: [Double] = []
        var value = 1
        while value <= range.upperBound {
            if value >= range.lowerBound { rungs.append(Double(value)) }
            value *= 2
        }
        return Ladder(rungs)
    }

    /// Twenty equal steps through a range.
    public static func steps(_ range: ClosedRange<Double>) -> Ladder {
        let width = (range.upperBound - range.lowerBound) / 20
        // Rounded to what is seen: sums of 0.05 are not multiples of it.
        return Ladder((0...20).map { (range.lowerBound + Double($0) * width).rounded(toPlaces: 6) })
    }

    /// The next rung above or below a value; `nil` at the end.
    public func next(after value: Double, up: Bool) -> Double? {
        if let spacing { return spacing.next(after: value, up: up) }
        // A value typed a hair beside a rung counts as being on it.
        let hair = abs(value) * 1e-9 + 1e-300
        return up ? rungs.first { $0 > value + hair } : rungs.last { $0 < value - hair }
    }
}

extension Ladder.Spacing {
    fileprivate func next(after value: Double, up: Bool) -> Double? {
        // Multiples of the step: sums of 0.1 are not.
        let steps = value / step
        let isOnStep = (steps.rounded() - steps).magnitude < 1e-6
        let target = (isOnStep ? steps.rounded() : steps.rounded(up ? .down : .up)) + (up ? 1 : -1)
        let next = min(max((target * step).rounded(toPlaces: 9), range.lowerBound), range.upperBound)
        return up ? (next > value ? next : nil) : (next < value ? next : nil)
    }
}

extension Double {
    /// To so many digits behind the point.
    public func rounded(toPlaces places: Int) -> Double {
        let scale = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let scaled = self * scale
        return scaled.magnitude < 1e15 ? scaled.rounded() / scale : self
    }
}
