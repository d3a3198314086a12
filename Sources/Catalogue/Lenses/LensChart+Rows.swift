extension LensChart {
    /// How numbers are spread.
    public struct Histogram: Sendable {
        /// In equal bins.
        public var counts: [Double]
        /// From the first bin's left edge to the last one's right.
        public var range: ClosedRange<Double>
        /// Stands above.
        public var caption: String

        public init(_ counts: [Double], over range: ClosedRange<Double>, caption: String = "") {
            (self.counts, self.range, self.caption) = (counts, range, caption)
        }
    }

    /// Rows with a place each on a common scale.
    public struct Sliders: Sendable {
        /// One row.
        public struct Row: Sendable {
            /// What it is of.
            public var name: String
            /// Where it stands.
            public var value: Double
            /// The value in words, at the end of the row; empty for none.
            public var text: String
            /// What a person should make of where it stands.
            public var tone: LensFact.Tone
            /// Other places on the row, each with a letter.
            public var marks: [(letter: Character, value: Double)]
            /// Whether it belongs to the unit that a person looks at.
            public var isChosen: Bool

            public init(
                _ name: String, _ value: Double, text: String = "", tone: LensFact.Tone = .accent,
                marks: [(letter: Character, value: Double)] = [], isChosen: Bool = false
            ) {
                (self.name, self.value, self.text, self.tone) = (name, value, text, tone)
                (self.marks, self.isChosen) = (marks, isChosen)
            }
        }

        /// From top to bottom.
        public var rows: [Row]
        /// The ends of the scale.
        public var range: ClosedRange<Double>
        /// Places on the scale that have a name, from left to right.
        public var stops: [(value: Double, name: String)]
        /// Whether every row is crossed at the stops.
        public var crossesStops: Bool

        public init(
            _ rows: [Row], over range: ClosedRange<Double>, stops: [(value: Double, name: String)],
            crossesStops: Bool = false
        ) {
            (self.rows, self.range, self.stops, self.crossesStops) = (rows, range, stops, crossesStops)
        }
    }

    /// Many small functions in rows and columns, those of a column over the same data.
    public struct SmallCurves: Sendable {
        /// One function.
        public struct Curve: Sendable {
            /// Above it.
            public var name: String
            /// Beside the name.
            public var remark: String
            /// At equal steps over the column's range.
            public var values: [Double]
            /// Whether it no longer counts.
            public var isFaint: Bool

            public init(_ name: String, remark: String = "", _ values: [Double], isFaint: Bool = false) {
                (self.name, self.remark, self.values, self.isFaint) = (name, remark, values, isFaint)
            }
        }

        /// What the functions of a column are over.
        public struct Column: Sendable {
            /// What is drawn.
            public var range: ClosedRange<Double>
            /// How much of the data there is in equal bins over the range.
            public var density: [Double]
            /// Where the functions are at home; `nil` where they have no ends.
            public var home: ClosedRange<Double>?

            public init(over range: ClosedRange<Double>, density: [Double], home: ClosedRange<Double>?) {
                (self.range, self.density, self.home) = (range, density, home)
            }
        }

        /// From left to right.
        public var columns: [Column]
        /// [rows · columns]
        public var curves: [Curve]
        /// The one that a person looks at.
        public var chosen: (row: Int, column: Int)

        public init(_ columns: [Column], _ curves: [Curve], chosen: (row: Int, column: Int)) {
            (self.columns, self.curves, self.chosen) = (columns, curves, chosen)
        }
    }
}
