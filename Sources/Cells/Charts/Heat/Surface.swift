/// A function of two variables as a heat map: decision surfaces, loss landscapes, what a unit computes; with
/// data points on top.
public struct Surface: Drawable, Hashable {
    /// A data point on the surface; its sign tells its class.
    public struct Point: Hashable, Sendable {
        /// In the units of the axis.
        public var x: Double
        /// In the units of the axis.
        public var y: Double
        /// Chooses its colour and sign.
        public var classIndex: Int
        /// Test points are drawn faintly, chosen ones strongly.
        public var emphasis: Emphasis

        public init(x: Double, y: Double, classIndex: Int = 0, emphasis: Emphasis = .plain) {
            self.x = x
            self.y = y
            self.classIndex = classIndex
            self.emphasis = emphasis
        }
    }

    /// How much a point stands out.
    public enum Emphasis: Hashable, Sendable {
        case faint
        case plain
        case strong
    }

    /// The values, stretched over the axes.
    public var grid: Grid
    /// To the right.
    public var x: Axis
    /// Up.
    public var y: Axis
    /// From values to colours.
    public var ramp: Ramp
    /// The values at the ends of the ramp; `nil` takes them from the grid, around zero for a diverging ramp.
    public var range: ClosedRange<Double>?
    /// Drawn over the values.
    public var points: [Point]
    /// Whether ticks and titles are drawn where there is room.
    public var showsAxes: Bool
    /// Whether the ramp is drawn beneath where there is room.
    public var showsLegend: Bool
    /// Writes a digit (positive) or letter (negative) where the level changes, `0` or `a` next to zero.
    public var showsContours: Bool
    /// A place to mark with a cross, in the units of the axes.
    public var cursor: DataPoint?

    public init(
        _ grid: Grid, x: Axis = Axis("x", range: -1...1), y: Axis = Axis("y", range: -1...1),
        ramp: Ramp = .diverging, range: ClosedRange<Double>? = nil, points: [Point] = [],
        showsAxes: Bool = true,
        showsLegend: Bool = true, showsContours: Bool = false, cursor: DataPoint? = nil
    ) {
        self.grid = grid
        self.x = x
        self.y = y
        self.ramp = ramp
        self.range = range
        self.points = points
        self.showsAxes = showsAxes
        self.showsLegend = showsLegend
        self.showsContours = showsContours
        self.cursor = cursor
    }

    /// The values of the axes under a cell, for a surface drawn in `rect`; `nil` outside the map.
    public func place(at cell: Cells.Point, in rect: Rect) -> DataPoint? {
        let area = area(size: rect.size)
        let local = Cells.Point(x: cell.x - rect.x, y: cell.y - rect.y)
        guard area.plot.contains(local) else { return nil }
        return DataPoint(area.xValue(column: local.x), area.yValue(row: local.y))
    }

    func area(size: Size) -> PlotArea {
        PlotArea(
            size: size, x: x.domain(for: points.map(\.x), padding: 0),
            y: y.domain(for: points.map(\.y), padding: 0),
            xTitle: x.title, yTitle: y.title, wantsTitleRow: showsLegend, wantsAxes: showsAxes
        )
    }
}
