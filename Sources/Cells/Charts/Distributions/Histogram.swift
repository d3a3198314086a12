/// Counts in equal bins as bars, with a second histogram mirrored beneath for comparison: before and after,
/// train and test, one model and the other.
public struct Histogram: Drawable, Hashable {
    /// A distribution: counts in bins of equal width.
    public struct Bins: Hashable, Sendable {
        /// From the least bin to the greatest; only their ratios count.
        public var counts: [Double]
        /// In the legend.
        public var label: String
        /// `nil` for the theme's.
        public var color: Color?

        public init(_ counts: [Double], label: String = "", color: Color? = nil) {
            self.counts = counts
            self.label = label
            self.color = color
        }
    }

    /// What columns are filled with.
    public enum Fill: Hashable, Sendable {
        case blocks
        case braille
    }

    /// Drawn upwards.
    public var bins: Bins
    /// Drawn downwards from the same line, to compare.
    public var mirrored: Bins?
    /// The values at the outer edges of the first and the last bin.
    public var range: ClosedRange<Double>
    /// Values to mark with a line through the bars: grid ends, thresholds.
    public var edges: [Double]
    /// How the columns are filled.
    public var fill: Fill
    /// Whether bars stand for 1 + the logarithm of counts, so that rare values are seen.
    public var isLogarithmic: Bool
    /// Whether the axis has numbers beneath.
    public var showsLabels: Bool

    public init(
        _ bins: Bins, mirrored: Bins? = nil, range: ClosedRange<Double>, edges: [Double] = [],
        fill: Fill = .blocks, isLogarithmic: Bool = false, showsLabels: Bool = true
    ) {
        self.bins = bins
        self.mirrored = mirrored
        self.range = range
        self.edges = edges
        self.fill = fill
        self.isLogarithmic = isLogarithmic
        self.showsLabels = showsLabels
    }

    /// The value below which half of the counts lie, found within its bin by proportion; `nil` without
    /// counts.
    public static func median(of counts: [Double], range: ClosedRange<Double>) -> Double? {
        let usable = counts.map { $0.isFinite && $0 > 0 ? $0 : 0 }
        let total = usable.reduce(0, +)
        guard total > 0, total.isFinite else { return nil }
        let domain = Domain(range.lowerBound, range.upperBound)
        var before = 0.0
        for (index, count) in usable.enumerated() {
            if before + count >= total / 2, count > 0 {
                let place = (Double(index) + (total / 2 - before) / count) / Double(usable.count)
                return domain.value(at: place)
            }
            before += count
        }
        return domain.upper
    }

    /// Equal bins over a range for values that are not binned yet; those outside and those not finite are
    /// left out.
    public static func counts(of values: some Sequence<Double>, range: ClosedRange<Double>, bins: Int)
        -> [Double]
    {
        let bins = max(1, min(bins, 1 << 16))
        let domain = Domain(range.lowerBound, range.upperBound)
        var counts = [Double](repeating: 0, count: bins)
        for value in values where domain.contains(value) {
            guard let fraction = domain.fraction(of: value) else { continue }
            counts[wholeNumber(below: fraction * Double(bins), in: 0...(bins - 1))] += 1
        }
        return counts
    }
}
