/// A function along a line from a point: value, gradient and slope at a step length.
struct LinePoint: Hashable, Sendable {
    var length: Double
    var value: Double
    var gradient: [Double]
    /// gradient · direction.
    var slope: Double
}

/// Finds a step length that satisfies the strong Wolfe conditions:
///
///     f(x + t·d) ≤ f(x) + c₁·t·g·d
///     |g(x + t·d)·d| ≤ −c₂·g·d
///
/// First the length grows until an interval must contain such a point, then the interval shrinks, each time
/// to the minimum of the cubic through both ends.
///
/// Source: Nocedal and Wright 2006, Numerical Optimization, algorithms 3.5 and 3.6; constants and safeguards
/// as in PyTorch.
/// Differs from PyTorch: a value that is not finite counts as +∞, so that the interval closes before it.
struct StrongWolfeSearch {
    /// c₁ and c₂.
    static let decrease = 1e-4
    static let curvature = 0.9
    /// Evaluations at most.
    static let limit = 25
    /// The interval is given up when no parameter moves farther than this within it; as in PyTorch.
    static let smallestMove = 1e-9

    private let start: LinePoint
    private let largestDirection: Double
    private let probe: (Double) -> LinePoint
    private(set) var evaluations = 0

    /// - Parameters:
    ///   - start: the point at length 0.
    ///   - largestDirection: the largest magnitude in the direction.
    ///   - evaluate: the point at a length.
    /// - Precondition: `start.slope` is negative.
    init(from start: LinePoint, largestDirection: Double, evaluate: @escaping (Double) -> LinePoint) {
        (self.start, self.largestDirection, probe) = (start, largestDirection, evaluate)
    }

    private mutating func evaluate(_ length: Double) -> LinePoint {
        evaluations += 1
        var point = probe(length)
        if !point.value.isFinite || !point.slope.isFinite { (point.value, point.slope) = (.infinity, .infinity) }
        return point
    }

    /// The best point found, which satisfies the conditions unless the limit was reached before.
    mutating func search(firstLength: Double) -> LinePoint {
        var previous = start
        var current = evaluate(firstLength)
        while evaluations < Self.limit {
            let rises = evaluations > 2 && current.value >= previous.value
            if !hasDecreased(current) || rises { return zoom(previous, current) }
            if isFlat(current) { return current }
            if current.slope >= 0 { return zoom(previous, current) }
            let length = Self.cubicMinimum(
                previous, current,
                within: current.length + 0.01 * (current.length - previous.length)...10 * current.length)
            previous = current
            current = evaluate(length)
        }
        return current.value <= start.value ? current : start
    }

    private func hasDecreased(_ point: LinePoint) -> Bool {
        point.value <= start.value + Self.decrease * point.length * start.slope
    }

    private func isFlat(_ point: LinePoint) -> Bool { abs(point.slope) <= -Self.curvature * start.slope }

    private mutating func zoom(_ a: LinePoint, _ b: LinePoint) -> LinePoint {
        var (low, high) = a.value <= b.value ? (a, b) : (b, a)
        var wasSlow = false
        while evaluations < Self.limit, abs(high.length - low.length) * largestDirection >= Self.smallestMove {
            let (left, right) = (min(low.length, high.length), max(low.length, high.length))
            var length = Self.cubicMinimum(low, high, within: left...right)
            // Too near an end twice in a row, or at an end: a tenth of the interval away from it.
            let margin = 0.1 * (right - left)
            if min(right - length, length - left) < margin {
                if wasSlow || length >= right || length <= left {
                    length = right - length < length - left ? right - margin : left + margin
                    wasSlow = false
                } else {
                    wasSlow = true
                }
            } else {
                wasSlow = false
            }
            let point = evaluate(length)
            if !hasDecreased(point) || point.value >= low.value {
                high = point
                if high.value < low.value { swap(&low, &high) }
            } else {
                if isFlat(point) { return point }
                if point.slope * (high.length - low.length) >= 0 { high = low }
                low = point
            }
        }
        return low
    }

    /// The minimum of the cubic with the values and slopes of two points; the middle where it has none.
    static func cubicMinimum(_ a: LinePoint, _ b: LinePoint, within bounds: ClosedRange<Double>) -> Double {
        let (left, right) = a.length <= b.length ? (a, b) : (b, a)
        let d1 = left.slope + right.slope - 3 * (left.value - right.value) / (left.length - right.length)
        let square = d1 * d1 - left.slope * right.slope
        // Also false where an end is not finite.
        guard square >= 0, square.isFinite else { return (bounds.lowerBound + bounds.upperBound) / 2 }
        let d2 = square.squareRoot()
        let share = (right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2)
        let length = right.length - (right.length - left.length) * share
        guard length.isFinite else { return (bounds.lowerBound + bounds.upperBound) / 2 }
        return min(max(length, bounds.lowerBound), bounds.upperBound)
    }
}
