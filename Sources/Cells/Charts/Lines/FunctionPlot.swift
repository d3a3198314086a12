/// Functions of one variable as curves, an activation and its derivative for example, over the density of the
/// data that reaches it.
public struct FunctionPlot: Drawable, Hashable {
    /// A function, sampled.
    public struct Curve: Hashable, Sendable {
        /// By rising x.
        public var points: [DataPoint]
        /// In the legend; empty for none.
        public var label: String
        /// `nil` for the theme's colour of its number.
        public var color: Color?
        /// Tells curves apart without colours.
        public var pattern: LinePattern

        public init(
            _ points: [DataPoint], label: String, color: Color? = nil, pattern: LinePattern = .solid
        ) {
            self.points = points
            self.label = label
            self.color = color
            self.pattern = pattern
        }

        /// A curve through values at `count` equal steps over the range.
        public init(
            over range: ClosedRange<Double>, count: Int = 257, label: String, color: Color? = nil,
            pattern: LinePattern = .solid, of function: (Double) -> Double
        ) {
            let domain = Domain(range.lowerBound, range.upperBound)
            let steps = max(1, count - 1)
            let points = (0...steps).map { index in
                let x = domain.value(at: Double(index) / Double(steps))
                return DataPoint(x, function(x))
            }
            self.init(points, label: label, color: color, pattern: pattern)
        }
    }

    /// Later ones over earlier ones.
    public var curves: [Curve]
    /// The argument.
    public var x: Axis
    /// The value.
    public var y: Axis
    /// Data in equal bins over the horizontal axis.
    public var density: [Double]
    /// For example a spline's grid, outside of which it knows nothing.
    public var shadedRange: ClosedRange<Double>?
    /// Vertical lines at arguments, with words.
    public var marks: [LineChart.Mark]
    /// An argument whose values the legend tells.
    public var cursor: Double?

    public init(
        _ curves: [Curve], x: Axis = Axis(), y: Axis = Axis(), density: [Double] = [],
        shadedRange: ClosedRange<Double>? = nil, marks: [LineChart.Mark] = [], cursor: Double? = nil
    ) {
        self.curves = curves
        self.x = x
        self.y = y
        self.density = density
        self.shadedRange = shadedRange
        self.marks = marks
        self.cursor = cursor
    }

    public func draw(on frame: inout Frame, look: Look) { chart.draw(on: &frame, look: look) }

    /// The same as a line chart, for what only that offers.
    public var chart: LineChart {
        var chart = LineChart(
            curves.map { LineChart.Series($0.points, label: $0.label, color: $0.color, pattern: $0.pattern) },
            x: x, y: y
        )
        chart.density = density
        chart.shadedRange = shadedRange
        chart.marks = marks
        chart.cursor = cursor
        chart.showsZeroLines = true
        // A pole of a function is not a training that failed.
        chart.marksNonFinite = false
        chart.emptyText = "no function"
        return chart
    }
}
