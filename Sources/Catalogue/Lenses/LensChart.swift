/// The closed set of what readings look like.
public enum LensChart: Sendable {
    case curves(Curves)
    case smallCurves(SmallCurves)
    case bars(Bars)
    case histogram(Histogram)
    case sliders(Sliders)
    case matrix(Matrix)
    case scatter(Scatter)
    case image(Image)
    case table(Table)
    case gauge(Gauge)
    /// Two charts beside each other, or one above the other; where there is room for one, the essential one.
    indirect case pair(LensChart, LensChart, essential: Essential)

    /// Which of two charts stays where there is room for one.
    public enum Essential: Hashable, Sendable {
        case first, second
    }

    /// Lines over a common axis.
    public struct Curves: Sendable {
        /// One line.
        public struct Curve: Sendable {
            /// What the legend calls it.
            public var name: String
            /// Beside the name: a number that stands for the curve.
            public var remark: String
            /// Where it goes through, from left to right.
            public var points: [(x: Double, y: Double)]
            /// How it is drawn.
            public var pattern: Pattern
            /// Its colour.
            public var hue: Hue

            public init(
                _ name: String, remark: String = "", _ points: [(x: Double, y: Double)], pattern: Pattern = .solid,
                hue: Hue = .inOrder
            ) {
                (self.name, self.remark, self.points, self.pattern, self.hue) = (name, remark, points, pattern, hue)
            }
        }

        /// How a curve is drawn.
        public enum Pattern: Hashable, Sendable {
            case solid, dashed, dotted
            /// Only its points, each with the sign of a number.
            case points(sign: Int)
        }

        /// What colour a curve has.
        public enum Hue: Hashable, Sendable {
            /// The colour of its place among the curves.
            case inOrder
            case ofCurve(Int)
            case ofClass(Int)
            case plain, faint, accent
        }

        /// The lines, the first one first in the legend.
        public var curves: [Curve]
        /// The name of the horizontal axis.
        public var x: String
        /// The name of the vertical axis.
        public var y: String
        /// Whether the vertical axis is logarithmic.
        public var isLogarithmic: Bool
        /// What the axes cover; `nil` for all of the curves.
        public var xRange: ClosedRange<Double>?
        /// The same for the vertical axis.
        public var yRange: ClosedRange<Double>?
        /// How much of the data there is in equal bins over the horizontal axis, drawn beneath the curves.
        public var density: [Double] = []
        /// Where the functions are at home: shaded, with a line at each end.
        public var home: ClosedRange<Double>?
        /// Vertical lines with a name.
        public var marks: [(x: Double, name: String)] = []
        /// Whether the zeros of the axes are drawn.
        public var showsZeros = false
        /// Said where there is no curve.
        public var emptyText = "no curve here"

        public init(_ curves: [Curve], x: String = "", y: String = "", isLogarithmic: Bool = false) {
            (self.curves, self.x, self.y, self.isLogarithmic) = (curves, x, y, isLogarithmic)
        }
    }

    /// A number for each of a few things.
    public struct Bars: Sendable {
        /// One bar.
        public struct Bar: Sendable {
            /// What it is of.
            public var name: String
            /// How long it is, on the scale of the chart.
            public var value: Double

            public init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }
        }

        /// The bars from top to bottom.
        public var bars: [Bar]
        /// The longest bar; `nil` for the largest value.
        public var limit: Double?
        /// How its numbers are read.
        public var scale: ReadingScale
        /// Stands above; empty for none.
        public var caption: String

        public init(_ bars: [Bar], limit: Double? = nil, scale: ReadingScale = .number, caption: String = "") {
            (self.bars, self.limit, self.scale, self.caption) = (bars, limit, scale, caption)
        }
    }

    /// A number for each pair.
    public struct Matrix: Sendable {
        /// What rows are of, from top to bottom.
        public var rowNames: [String]
        /// What columns are of, from left to right.
        public var columnNames: [String]
        /// [rows · columns]
        public var values: [Double]
        /// What colours cover.
        public var range: ClosedRange<Double>

        public init(rows: [String], columns: [String], values: [Double], range: ClosedRange<Double>) {
            (rowNames, columnNames, self.values, self.range) = (rows, columns, values, range)
        }
    }

    /// Points on a plane, by group.
    public struct Scatter: Sendable {
        /// Points of one colour.
        public struct Group: Sendable {
            /// What the legend calls it.
            public var name: String
            /// The points in any order.
            public var points: [(x: Double, y: Double)]

            public init(_ name: String, _ points: [(x: Double, y: Double)]) {
                (self.name, self.points) = (name, points)
            }
        }

        /// The groups; later ones are drawn over earlier ones.
        public var groups: [Group]
        /// The name of the horizontal axis.
        public var x: String
        /// The name of the vertical axis.
        public var y: String

        public init(_ groups: [Group], x: String = "", y: String = "") {
            (self.groups, self.x, self.y) = (groups, x, y)
        }
    }

    /// Values on a grid of points, row by row from the top.
    public struct Image: Sendable {
        /// Points in a row.
        public var width: Int
        /// Rows.
        public var height: Int
        /// [height · width]
        public var values: [Double]
        /// What colours cover.
        public var range: ClosedRange<Double>

        public init(width: Int, height: Int, values: [Double], range: ClosedRange<Double>) {
            (self.width, self.height, self.values, self.range) = (width, height, values, range)
        }
    }

    /// Words and numbers in rows.
    public struct Table: Sendable {
        /// The names of the columns.
        public var head: [String]
        /// The cells of each row, as many as there are columns.
        public var rows: [[String]]

        public init(head: [String], rows: [[String]]) { (self.head, self.rows) = (head, rows) }
    }

    /// One number between two ends.
    public struct Gauge: Sendable {
        /// What it measures.
        public var name: String
        /// Where it stands.
        public var value: Double
        /// Its two ends.
        public var range: ClosedRange<Double>
        /// How its numbers are read.
        public var scale: ReadingScale

        public init(_ name: String, _ value: Double, in range: ClosedRange<Double>, scale: ReadingScale = .number) {
            (self.name, self.value, self.range, self.scale) = (name, value, range, scale)
        }
    }
}
