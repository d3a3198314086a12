/// What a function does to data in one picture: the data beneath the axis, the curve, and what comes out turned at the
/// side, on the curve's own axes.
public struct TransferPlot: Drawable, Hashable {
    /// The curve; its axes have the ranges of the two histograms.
    public var curve: [DataPoint]
    /// Of inputs.
    public var x: ClosedRange<Double>
    /// Of outputs.
    public var y: ClosedRange<Double>
    /// Weights of equal bins over `x`, from the left.
    public var input: [Double]
    /// Weights of equal bins over `y`, from the lowest value up.
    public var output: [Double]
    /// `nil` for the theme's.
    public var color: Color?
    /// Put on the curve now and then.
    public var marker: Unicode.Scalar?

    public init(
        curve: [DataPoint], x: ClosedRange<Double>, y: ClosedRange<Double>, input: [Double], output: [Double],
        color: Color? = nil, marker: Unicode.Scalar? = nil
    ) {
        (self.curve, self.x, self.y, self.input, self.output) = (curve, x, y, input, output)
        (self.color, self.marker) = (color, marker)
    }

    public func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        // A fifth for each histogram; where even that is too little the curve is all there is.
        let side = size.width >= 24 ? max(5, size.width / 5) : 0
        let below = size.height >= 9 ? max(2, size.height / 5) : 0
        var chart = LineChart(
            [LineChart.Series(curve, color: color, marker: marker)], x: Axis(range: x), y: Axis(range: y))
        chart.showsZeroLines = true
        chart.showsLegend = false
        chart.marksNonFinite = false
        let rect = Rect(x: 0, y: 0, width: size.width - side, height: size.height - below)
        chart.draw(into: &frame, rect: rect, look: look)
        let plot = chart.area(size: rect.size).plot
        guard !plot.isEmpty else { return }
        drawInput(plot, Rect(x: plot.x, y: rect.height, width: plot.width, height: below), on: &frame, look: look)
        drawOutput(Rect(x: rect.width, y: plot.y, width: side, height: plot.height), on: &frame, look: look)
    }

    /// Bars that hang from the axis.
    private func drawInput(_ plot: Rect, _ rect: Rect, on frame: inout Frame, look: Look) {
        let bars = BarHeights(input, columns: rect.width, rows: rect.height)
        let style = Style(look.theme.faint)
        for x in 0..<rect.width {
            for row in 0..<rect.height {
                let eighths = bars.eighths(column: x, row: row)
                guard eighths > 0 else { continue }
                frame.put(
                    barFromAbove(eighths: eighths, glyphs: look.glyphs), x: rect.x + x, y: rect.y + row, style: style)
            }
        }
    }

    /// Bars that grow to the right, the largest value at the top.
    private func drawOutput(_ rect: Rect, on frame: inout Frame, look: Look) {
        let bars = BarHeights(output, columns: rect.height, rows: rect.width)
        let style = Style(color ?? look.theme.color(ofRun: 0))
        for y in 0..<rect.height {
            for column in 0..<rect.width {
                let eighths = bars.eighths(column: rect.height - 1 - y, row: column)
                guard eighths > 0 else { continue }
                frame.put(
                    barFromLeft(eighths: eighths, glyphs: look.glyphs), x: rect.x + column, y: rect.y + y, style: style)
            }
        }
    }
}
