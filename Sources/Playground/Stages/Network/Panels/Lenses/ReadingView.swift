import Catalogue
import Cells

/// What a lens found, drawn by the chart of its kind.
struct ReadingView: Drawable {
    var chart: LensChart

    func draw(on frame: inout Frame, look: Look) {
        let rect = Rect(frame.size)
        switch chart {
        case .curves(let curves): drawing(of: curves, look).draw(into: &frame, rect: rect, look: look)
        case .bars(let bars): drawing(of: bars).draw(into: &frame, rect: rect, look: look)
        case .matrix(let matrix): draw(matrix, on: &frame, look: look)
        case .scatter(let scatter): drawing(of: scatter, look).draw(into: &frame, rect: rect, look: look)
        case .image(let image): drawing(of: image).draw(into: &frame, rect: rect, look: look)
        case .table(let table): drawing(of: table).draw(into: &frame, rect: rect, look: look)
        case .gauge(let gauge): draw(gauge, on: &frame, look: look)
        }
    }

    private func text(_ value: Double, _ scale: ReadingScale) -> String {
        scale == .share ? NumberText.percent(value) : NumberText.significant(value)
    }

    private func points(_ points: [(x: Double, y: Double)]) -> [DataPoint] { points.map { DataPoint($0.x, $0.y) } }

    private func drawing(of curves: LensChart.Curves, _ look: Look) -> LineChart {
        let series = curves.curves.enumerated().map { index, curve in
            LineChart.Series(
                points(curve.points), label: curve.remark.isEmpty ? curve.name : "\(curve.name): \(curve.remark)",
                color: look.theme.color(ofRun: index))
        }
        var chart = LineChart(
            series, x: Axis(curves.x), y: Axis(curves.y, scale: curves.isLogarithmic ? .logarithmic : .linear))
        chart.marksNonFinite = false
        return chart
    }

    private func drawing(of bars: LensChart.Bars) -> BarChart {
        BarChart(
            bars.bars.map { BarChart.Bar($0.name, $0.value, text: text($0.value, bars.scale)) }, limit: bars.limit)
    }

    private func drawing(of scatter: LensChart.Scatter, _ look: Look) -> Scatter {
        Scatter(
            scatter.groups.enumerated().map { index, group in
                Scatter.Group(points(group.points), label: group.name, color: look.theme.color(ofClass: index))
            }, x: Axis(scatter.x), y: Axis(scatter.y))
    }

    private func drawing(of image: LensChart.Image) -> Surface {
        Surface(
            Grid(width: image.width, height: image.height, values: image.values),
            ramp: image.range.lowerBound < 0 ? .diverging : .sequential, range: image.range, showsAxes: false)
    }

    private func drawing(of table: LensChart.Table) -> Table {
        Table(
            table.head.enumerated().map { Table.Column($1, alignment: $0 == 0 ? .left : .right, isFlexible: $0 == 0) },
            rows: table.rows.map { row in row.map { Table.Entry($0) } })
    }

    /// Numbers where they fit, shaded by a map beside them where there is room.
    private func draw(_ matrix: LensChart.Matrix, on frame: inout Frame, look: Look) {
        let columns = matrix.columnNames.count
        let least = matrix.rowNames.map(\.screenWidth).max() ?? 0
        guard columns > 0, frame.size.width >= least + columns * Self.numberWidth else {
            let grid = Grid(width: columns, height: matrix.rowNames.count, values: matrix.values)
            return Surface(
                grid, ramp: matrix.range.lowerBound < 0 ? .diverging : .sequential, range: matrix.range,
                showsAxes: false
            ).draw(on: &frame, look: look)
        }
        let rows = matrix.rowNames.enumerated().map { row, name in
            [Table.Entry(name)]
                + (0..<columns).map { column in
                    let index = row * columns + column
                    let value = matrix.values.indices.contains(index) ? matrix.values[index] : .nan
                    return Table.Entry(
                        value.isNaN ? "–" : NumberText.fixed(value, decimals: 2), style: style(value, matrix, look))
                }
        }
        // A column's name is its number where the whole does not fit.
        let head = matrix.columnNames.enumerated().map { index, name in
            Table.Column(
                name.screenWidth < Self.numberWidth ? name : "\(index + 1)", alignment: .right,
                width: Self.numberWidth - 1)
        }
        Table([Table.Column("", isFlexible: true)] + head, rows: rows).draw(on: &frame, look: look)
    }

    private static let numberWidth = 6

    /// Large values stand out.
    private func style(_ value: Double, _ matrix: LensChart.Matrix, _ look: Look) -> Style {
        let span = matrix.range.upperBound - matrix.range.lowerBound
        let share = span > 0 ? (value - matrix.range.lowerBound) / span : 0
        return share >= 0.9 ? look.theme.accentStyle : share >= 0.5 ? look.theme.textStyle : look.theme.faintStyle
    }

    private func draw(_ gauge: LensChart.Gauge, on frame: inout Frame, look: Look) {
        let span = gauge.range.upperBound - gauge.range.lowerBound
        Gauge(
            span > 0 ? (gauge.value - gauge.range.lowerBound) / span : nil, label: gauge.name,
            text: text(gauge.value, gauge.scale)
        ).draw(
            into: &frame, rect: Rect(x: 0, y: 0, width: frame.size.width, height: min(1, frame.size.height)), look: look
        )
    }
}
