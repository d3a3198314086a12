/// Histograms over time as a heat map: time runs to the right, values upwards, the colour is the share of
/// counts.
public struct HistogramStrip: Drawable, Hashable {
    /// The histogram at one time.
    public struct Moment: Hashable, Sendable {
        public var time: Double
        public var counts: [Double]
        /// The values at the outer edges of the bins; it may change with time.
        public var range: ClosedRange<Double>

        public init(time: Double, counts: [Double], range: ClosedRange<Double>) {
            self.time = time
            self.counts = counts
            self.range = range
        }
    }

    public var moments: [Moment]
    public var timeTitle: String
    public var valueTitle: String
    /// `nil` takes the range of all moments.
    public var range: ClosedRange<Double>?

    public init(
        _ moments: [Moment], timeTitle: String = "step", valueTitle: String = "",
        range: ClosedRange<Double>? = nil
    ) {
        self.moments = moments
        self.timeTitle = timeTitle
        self.valueTitle = valueTitle
        self.range = range
    }

    public func draw(on frame: inout Frame, look: Look) {
        let usable = moments.filter { !$0.counts.isEmpty && $0.time.isFinite }
        guard !usable.isEmpty else {
            frame.put("no values yet", in: Rect(frame.size), style: look.theme.faintStyle, alignment: .center)
            return
        }
        let ends = usable.flatMap { [$0.range.lowerBound, $0.range.upperBound] }.filter(\.isFinite)
        let values =
            range.map { Domain($0.lowerBound, $0.upperBound) } ?? Domain(ends.min() ?? 0, ends.max() ?? 1)
        let times = Domain.covering(usable.map(\.time), padding: 0)
        let area = PlotArea(size: frame.size, x: times, y: values, xTitle: timeTitle, yTitle: valueTitle)
        guard !area.plot.isEmpty else { return }
        let scale = HeatScale(range: 0...1, ramp: .sequential, look: look)
        let rows = area.plot.height * scale.rowsPerCell
        var grid: [[Double]] = Array(repeating: [], count: rows)
        for column in 0..<area.plot.width {
            let shares = shares(
                of: moment(at: area.xValue(column: column + area.plot.x), in: usable), values, rows)
            for row in 0..<rows { grid[row].append(shares[rows - 1 - row]) }
        }
        scale.draw(Grid(rows: grid), on: &frame, in: area.plot)
        area.drawAxes(on: &frame, look: look)
    }

    /// The last moment not after a time, or the first of all.
    private func moment(at time: Double, in moments: [Moment]) -> Moment {
        moments.last { $0.time <= time } ?? moments[0]
    }

    /// Density in each row from the lowest value up, 1 for the densest; flattened a little, so that tails are
    /// seen.
    private func shares(of moment: Moment, _ values: Domain, _ rows: Int) -> [Double] {
        let own = Domain(moment.range.lowerBound, moment.range.upperBound)
        let counts = moment.counts
        let densities = (0..<rows).map { row -> Double in
            let value = values.value(at: (Double(row) + 0.5) / Double(rows))
            guard own.contains(value), let fraction = own.fraction(of: value) else { return 0 }
            let count = counts[
                wholeNumber(below: fraction * Double(counts.count), in: 0...(counts.count - 1))]
            return count.isFinite && count > 0 ? count : 0
        }
        let largest = densities.max() ?? 0
        return densities.map { largest > 0 ? power($0 / largest, 0.7) : 0 }
    }
}
