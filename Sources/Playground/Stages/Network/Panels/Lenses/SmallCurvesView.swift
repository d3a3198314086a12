import Catalogue
import Cells

/// Small functions in rows and columns, with what comes in beneath each; where not all fit, those around the one looked at.
struct SmallCurvesView: Drawable {
    var curves: LensChart.SmallCurves

    /// A small curve's least room, its name and the inputs beneath it included.
    private static let least = Size(width: 9, height: 4)

    func draw(on frame: inout Frame, look: Look) {
        let count = curves.columns.count
        guard count > 0, curves.curves.count >= count else {
            return frame.put("no curves", in: Rect(frame.size), style: look.theme.faintStyle)
        }
        let rows = curves.curves.count / count
        let columns = max(1, min(count, frame.size.width / Self.least.width))
        let lines = max(1, min(rows, frame.size.height / Self.least.height))
        let inputs = ScrollWindow(count: count, height: columns, selected: curves.chosen.column).visible
        let units = ScrollWindow(count: rows, height: lines, selected: curves.chosen.row).visible
        let (width, height) = (frame.size.width / columns, min(9, frame.size.height / lines))
        for (line, row) in units.enumerated() {
            for (place, column) in inputs.enumerated() {
                let rect = Rect(x: place * width, y: line * height, width: width - 1, height: height)
                frame.edit(rect) { draw(row: row, column: column, on: &$0, look: look) }
            }
        }
    }

    private func draw(row: Int, column: Int, on frame: inout Frame, look: Look) {
        let (curve, source) = (curves.curves[row * curves.columns.count + column], curves.columns[column])
        let isChosen = curves.chosen == (row, column)
        let size = frame.size
        let style = isChosen ? look.selectionStyle : curve.isFaint ? look.theme.faintStyle : look.theme.textStyle
        var name = (isChosen ? "▸" : "") + curve.name
        if name.screenWidth + 1 + curve.remark.screenWidth <= size.width {
            name = name.fitted(to: size.width - curve.remark.screenWidth) + curve.remark
        }
        frame.put(name, in: Rect(size), style: style)
        let hasBars = size.height >= 4
        let rect = Rect(x: 0, y: 1, width: size.width, height: size.height - (hasBars ? 2 : 1))
        chart(curve, source, look).draw(into: &frame, rect: rect, look: look)
        if hasBars {
            drawInputs(source, in: Rect(x: 0, y: size.height - 1, width: size.width, height: 1), on: &frame, look: look)
        }
    }

    private func chart(_ curve: LensChart.SmallCurves.Curve, _ source: LensChart.SmallCurves.Column, _ look: Look)
        -> LineChart
    {
        let steps = Double(max(1, curve.values.count - 1))
        let width = source.range.upperBound - source.range.lowerBound
        let points = curve.values.enumerated().map { index, value in
            DataPoint(source.range.lowerBound + width * Double(index) / steps, value)
        }
        let color = curve.isFaint ? look.theme.faint : look.theme.color(ofRun: 0)
        var chart = LineChart([LineChart.Series(points, color: color)], x: Axis("", range: source.range))
        (chart.marksNonFinite, chart.showsAxes, chart.showsLegend) = (false, false, false)
        chart.emptyText = "no function"
        return chart
    }

    /// What comes in, in one row, with brackets where the functions' home ends.
    private func drawInputs(
        _ source: LensChart.SmallCurves.Column, in rect: Rect, on frame: inout Frame, look: Look
    ) {
        let domain = Domain(source.range.lowerBound, source.range.upperBound)
        guard rect.width > 0, !source.density.isEmpty else { return }
        let bars = (0..<rect.width).map { column in
            // The most in any of the bins that the column covers.
            let first = column * source.density.count / rect.width
            let end = max(first + 1, (column + 1) * source.density.count / rect.width)
            return source.density[min(first, source.density.count - 1)..<min(end, source.density.count)].max() ?? 0
        }
        let most = max(bars.max() ?? 0, 1)
        for (column, count) in bars.enumerated() where count > 0 {
            let place = domain.value(at: (Double(column) + 0.5) / Double(rect.width))
            let isOutside = source.home.map { !$0.contains(place) } ?? false
            let bar = Sparkline([count], range: 0...most, color: isOutside ? look.theme.warning : look.theme.faint)
            bar.draw(into: &frame, rect: Rect(x: rect.x + column, y: rect.y, width: 1, height: 1), look: look)
        }
        guard let home = source.home else { return }
        for (place, sign) in [(home.lowerBound, "["), (home.upperBound, "]")] {
            guard let share = domain.fraction(of: place), share.isFinite else { continue }
            let column = Int((min(max(share, 0), 1) * Double(rect.width - 1)).rounded())
            frame.put(sign, x: rect.x + column, y: rect.y, style: look.theme.accentStyle)
        }
    }
}
