extension Domain {
    /// The domain that shows the values with some air: a tenth of the span at each end, but never below zero
    /// for values that are not negative; on a logarithmic axis a tenth of a decade at least.
    ///
    /// - Parameter ignoringOutliers: takes the 5th to the 95th percentile for the span.
    ///   Source: TensorBoard, "ignore outliers in chart scaling".
    public static func covering(
        _ values: some Sequence<Double>, scale: AxisScale = .linear, padding: Double = 0.1,
        ignoringOutliers: Bool = false
    ) -> Domain {
        guard let (lower, upper) = bounds(of: values, scale: scale, ignoringOutliers: ignoringOutliers) else {
            return scale == .linear ? Domain(0, 1) : Domain(0.1, 10, scale: .logarithmic)
        }
        switch scale {
        case .linear:
            let exact = Domain(lower, upper)
            let air = (exact.upper / 2 - exact.lower / 2) * 2 * padding
            let limit = Double.greatestFiniteMagnitude
            let low = max(exact.lower - min(air, limit), -limit)
            return Domain(lower >= 0 ? max(low, 0) : low, min(exact.upper + min(air, limit), limit))
        case .logarithmic:
            let decades = max(decimalLogarithm(upper) - decimalLogarithm(lower), 0)
            let factor = power(10, max(0.1, decades * padding / 2))
            return Domain(lower / factor, min(upper * factor, .greatestFiniteMagnitude), scale: .logarithmic)
        }
    }

    private static func bounds(
        of values: some Sequence<Double>, scale: AxisScale, ignoringOutliers: Bool
    ) -> (Double, Double)? {
        func isUsable(_ value: Double) -> Bool { value.isFinite && (scale == .linear || value > 0) }
        if ignoringOutliers {
            let sorted = values.filter(isUsable).sorted()
            guard let last = sorted.indices.last else { return nil }
            return (sorted[last * 5 / 100], sorted[last - last * 5 / 100])
        }
        var lower = Double.infinity
        var upper = -Double.infinity
        for value in values where isUsable(value) {
            lower = min(lower, value)
            upper = max(upper, value)
        }
        return lower <= upper ? (lower, upper) : nil
    }
}
