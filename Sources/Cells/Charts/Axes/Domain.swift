/// How values become positions along an axis.
public enum AxisScale: Hashable, Sendable {
    case linear
    /// Decades of equal length; zero and negative values have no place.
    case logarithmic
}

/// The stretch of values an axis shows. Any bounds are repaired to a finite stretch of some length, so
/// nothing that follows divides by zero or overflows.
public struct Domain: Hashable, Sendable {
    /// At the left or lower end, finite and below `upper`.
    public let lower: Double
    /// At the right or upper end.
    public let upper: Double
    /// How values between the ends become places.
    public let scale: AxisScale

    public init(_ lower: Double, _ upper: Double, scale: AxisScale = .linear) {
        self.scale = scale
        (self.lower, self.upper) =
            scale == .linear ? Self.repairedLinear(lower, upper) : Self.repairedLogarithmic(lower, upper)
    }

    /// Where a value stands, 0 at the lower end and 1 at the upper; outside these when it is out of the
    /// domain. `nil` for NaN, infinities, and on a logarithmic axis for values that are not positive.
    public func fraction(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        let fraction: Double
        switch scale {
        case .linear:
            // Halves, because upper - lower overflows for spans above 1.8e308.
            fraction = (value / 2 - lower / 2) / (upper / 2 - lower / 2)
        case .logarithmic:
            guard value > 0 else { return nil }
            let start = decimalLogarithm(lower)
            fraction = (decimalLogarithm(value) - start) / (decimalLogarithm(upper) - start)
        }
        // Far outside all places are alike, and later products stay small.
        return min(max(fraction, -1e6), 1e6)
    }

    /// The value at a fraction of the way from the lower to the upper end.
    public func value(at fraction: Double) -> Double {
        let share = fraction.isFinite ? fraction : 0
        switch scale {
        case .linear: return lower * (1 - share) + upper * share
        case .logarithmic:
            let start = decimalLogarithm(lower)
            return power(10, start + (decimalLogarithm(upper) - start) * share)
        }
    }

    /// Whether a value has a place on the axis; not a number has none.
    public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }

    private static func repairedLinear(_ first: Double, _ second: Double) -> (Double, Double) {
        var lower = first.isFinite ? first : second.isFinite ? min(second, 0) : 0
        var upper = second.isFinite ? second : first.isFinite ? max(first, 0) : 1
        if lower > upper { swap(&lower, &upper) }
        let magnitude = max(lower.magnitude, upper.magnitude)
        // Below this tick steps would be denormal numbers.
        if magnitude < 1e-290 { return (-1, 1) }
        if upper / 2 - lower / 2 <= magnitude * 1e-12 {
            let padding = magnitude * 0.1
            lower = max(lower - padding, -Double.greatestFiniteMagnitude)
            upper = min(upper + padding, Double.greatestFiniteMagnitude)
        }
        return (lower, upper)
    }

    private static func repairedLogarithmic(_ first: Double, _ second: Double) -> (Double, Double) {
        let bounds = [first, second].filter { $0.isFinite && $0 > 0 }
        guard var lower = bounds.min(), var upper = bounds.max() else { return (0.1, 10) }
        if bounds.count == 1 { lower = upper / 1000 }
        if upper / lower < 1.001 {
            lower /= 2
            upper *= 2
        }
        return (max(lower, 1e-300), min(max(upper, 1e-299), Double.greatestFiniteMagnitude))
    }
}
