/// What an axis shows: its title, its scale, and the range, when it is not found from the data.
public struct Axis: Hashable, Sendable {
    /// What the values are; empty for none.
    public var title: String
    /// How values become places.
    public var scale: AxisScale
    /// `nil` finds the range from the data.
    public var range: ClosedRange<Double>?

    public init(_ title: String = "", scale: AxisScale = .linear, range: ClosedRange<Double>? = nil) {
        self.title = title
        self.scale = scale
        self.range = range
    }

    /// The domain for these values. On an automatic axis a padding leaves air at the ends.
    func domain(
        for values: some Sequence<Double>, padding: Double, ignoringOutliers: Bool = false
    ) -> Domain {
        if let range { return Domain(range.lowerBound, range.upperBound, scale: scale) }
        return .covering(values, scale: scale, padding: padding, ignoringOutliers: ignoringOutliers)
    }
}
