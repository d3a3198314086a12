/// Curves over a common axis: losses, metrics, functions. Later series lie on top; faint ones lie beneath
/// all.
public struct LineChart: Drawable, Hashable {
    /// A line through points.
    public struct Series: Hashable, Sendable {
        /// Joined in this order; a point that is not finite is a gap.
        public var points: [DataPoint]
        /// In the legend; empty for none.
        public var label: String
        /// `nil` takes the colour of the run with the index of the series.
        public var color: Color?
        /// Tells lines apart without colours.
        public var pattern: LinePattern
        /// A sign put on the line now and then, so that curves can be told apart without colours.
        public var marker: Unicode.Scalar?
        /// Raw values beneath smoothed ones; not in the legend.
        public var isFaint: Bool

        public init(
            _ points: [DataPoint], label: String = "", color: Color? = nil, pattern: LinePattern = .solid,
            marker: Unicode.Scalar? = nil, isFaint: Bool = false
        ) {
            self.points = points
            self.label = label
            self.color = color
            self.pattern = pattern
            self.marker = marker
            self.isFaint = isFaint
        }
    }

    /// A vertical line at a value of the horizontal axis, with a short text at its top.
    public struct Mark: Hashable, Sendable {
        /// Where it stands.
        public var x: Double
        /// Written at its top.
        public var label: String
        public init(x: Double, label: String) {
            self.x = x
            self.label = label
        }
    }

    /// A horizontal line at a value to reach.
    public struct Goal: Hashable, Sendable {
        /// The height of the line.
        public var y: Double
        /// Written on the line; empty for none.
        public var label: String
        public init(y: Double, label: String = "goal") {
            self.y = y
            self.label = label
        }
    }

    /// Later ones over earlier ones.
    public var series: [Series]
    /// To the right.
    public var x: Axis
    /// Up.
    public var y: Axis
    /// Vertical lines: events.
    public var marks: [Mark] = []
    /// Horizontal lines: what is to be reached.
    public var goals: [Goal] = []
    /// Drawn with another background and underlined on the axis: the range of the training data.
    public var shadedRange: ClosedRange<Double>?
    /// How much data there is in equal bins over the horizontal axis, drawn at the bottom beneath the curves.
    public var density: [Double] = []
    /// Faint lines where the axes are zero.
    public var showsZeroLines = false
    /// Whether labels stand in the title row.
    public var showsLegend = true
    /// Without them all of the room is for the curves.
    public var showsAxes = true
    /// A value of the horizontal axis to read the curves at.
    public var cursor: Double?
    /// Whether the vertical range leaves out the outermost twentieth at each end.
    public var ignoresOutliers = false
    /// Whether a triangle marks the last finite value before the numbers stop being finite.
    public var marksNonFinite = true
    /// Shown when there is nothing to draw.
    public var emptyText = "no data yet"

    public init(_ series: [Series], x: Axis = Axis(), y: Axis = Axis()) {
        self.series = series
        self.x = x
        self.y = y
    }

    /// The value of the horizontal axis under a column, for a chart drawn in `rect`: for the mouse.
    public func xValue(atColumn column: Int, in rect: Rect) -> Double? {
        let area = area(size: rect.size)
        guard column >= rect.x, area.plot.contains(Point(x: column - rect.x, y: area.plot.y)) else {
            return nil
        }
        return area.xValue(column: column - rect.x)
    }

    func area(size: Size) -> PlotArea {
        var seen = Extent(x.scale)
        if x.range == nil {
            for line in series {
                for point in line.points { seen.add(point.x) }
            }
            for mark in marks { seen.add(mark.x) }
        }
        let xDomain = x.domain(for: seen.ends, padding: 0)
        let yDomain = y.domain(for: yValues(over: xDomain), padding: 0.06, ignoringOutliers: ignoresOutliers)
        return PlotArea(
            size: size, x: xDomain, y: yDomain, xTitle: x.title, yTitle: y.title, wantsTitleRow: wantsTitleRow,
            wantsAxes: showsAxes
        )
    }

    /// The values that decide the vertical range: the ends of all, or, where outliers are left out, a sample.
    private func yValues(over domain: Domain) -> [Double] {
        if y.range != nil { return [] }
        var seen = Extent(y.scale)
        for goal in goals { seen.add(goal.y) }
        if ignoresOutliers {
            // Percentiles of ten thousand values are as good as those of a million.
            let stride = max(1, series.reduce(0) { $0 + $1.points.count } / 10_000)
            let sample = series.flatMap { line in
                Swift.stride(from: 0, to: line.points.count, by: stride).map { line.points[$0] }
            }
            return sample.filter { domain.contains($0.x) }.map(\.y)
        }
        for line in series {
            for point in line.points where domain.contains(point.x) { seen.add(point.y) }
        }
        return seen.ends
    }

    private var wantsTitleRow: Bool {
        showsLegend && series.contains { !$0.label.isEmpty && !$0.isFaint }
    }

    func color(of index: Int, look: Look) -> Color { series[index].color ?? look.theme.color(ofRun: index) }

    /// The value of a series nearest to a place on the horizontal axis.
    func value(of series: Series, at x: Double) -> DataPoint? {
        series.points.lazy.filter { $0.x.isFinite && !$0.y.isNaN }
            .min { ($0.x / 2 - x / 2).magnitude < ($1.x / 2 - x / 2).magnitude }
    }
}
