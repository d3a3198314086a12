import Catalogue
import Cells

/// A chart of a reading, drawn by what draws its kind.
struct ChartView: Drawable {
    var chart: LensChart

    func draw(on frame: inout Frame, look: Look) {
        let rect = Rect(frame.size)
        switch chart {
        case .curves(let curves): drawing(of: curves, look).draw(into: &frame, rect: rect, look: look)
        case .smallCurves(let curves): SmallCurvesView(curves: curves).draw(on: &frame, look: look)
        // A fact says why there is nothing.
        case .bars(let bars) where bars.bars.isEmpty: break
        case .bars(let bars):
            let rest = frame.putCaption(bars.caption, in: rect, look)
            drawing(of: bars, look).draw(into: &frame, rect: rest, look: look)
        case .histogram(let histogram):
            let rest = frame.putCaption(histogram.caption, in: rect, look)
            Histogram(Histogram.Bins(histogram.counts, color: look.theme.accent), range: histogram.range)
                .draw(into: &frame, rect: rest, look: look)
        case .sliders(let sliders): SlidersView(sliders: sliders).draw(on: &frame, look: look)
        case .pair(let first, let second, let essential):
            draw(first, second, essential: essential, on: &frame, look: look)
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
            var marker: Unicode.Scalar?
            var pattern = LinePattern.solid
            switch curve.pattern {
            case .solid: break
            case .dashed: pattern = .dashed
            case .dotted: pattern = .dotted
            case .points(let sign): (pattern, marker) = (.none, Markers.marker(sign, glyphs: look.capabilities.glyphs))
            }
            return LineChart.Series(
                points(curve.points), label: curve.remark.isEmpty ? curve.name : "\(curve.name): \(curve.remark)",
                color: color(curve.hue, index, look.theme), pattern: pattern, marker: marker)
        }
        var chart = LineChart(
            series, x: Axis(curves.x, range: curves.xRange),
            y: Axis(curves.y, scale: curves.isLogarithmic ? .logarithmic : .linear, range: curves.yRange))
        chart.marksNonFinite = false
        chart.density = curves.density
        chart.showsZeroLines = curves.showsZeros
        chart.emptyText = curves.emptyText
        chart.marks = curves.marks.map { LineChart.Mark(x: $0.x, label: $0.name) }
        if let home = curves.home {
            chart.shadedRange = home
            chart.marks += [home.lowerBound, home.upperBound].map { LineChart.Mark(x: $0, label: "") }
        }
        return chart
    }

    private func color(_ hue: LensChart.Curves.Hue, _ index: Int, _ theme: Theme) -> Color {
        switch hue {
        case .inOrder: theme.color(ofRun: index)
        case .ofCurve(let index): theme.color(ofRun: index)
        case .ofClass(let index): theme.color(ofClass: index)
        case .plain: theme.text
        case .faint: theme.faint
        case .accent: theme.accent
        }
    }

    private func drawing(of bars: LensChart.Bars, _ look: Look) -> BarChart {
        BarChart(
            bars.bars.map { bar in
                BarChart.Bar(
                    bar.name, bar.value, text: text(bar.value, bars.scale),
                    color: look.theme.color(ofClass: bar.value < 0 ? 0 : 1))
            }, limit: bars.limit)
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

    /// Beside each other where both have room, else one above the other, else the essential one alone.
    private func draw(
        _ first: LensChart, _ second: LensChart, essential: LensChart.Essential, on frame: inout Frame, look: Look
    ) {
        let rect = Rect(frame.size)
        let (a, b) = (first.least, second.least)
        var parts: [Rect?]
        if rect.width >= a.width + b.width + 1, rect.height >= max(a.height, b.height) {
            // Few small curves leave more to the large one.
            let width = first.width(most: min(rect.width - b.width - 1, rect.width * 3 / 5)) ?? (rect.width - 2) / 2
            parts = [
                Rect(x: 0, y: 0, width: width, height: rect.height),
                Rect(x: width + 1, y: 0, width: rect.width - width - 1, height: rect.height),
            ]
        } else if rect.height >= a.height + b.height {
            let height = min(max(a.height, first.height ?? rect.height * 2 / 5), rect.height - b.height)
            parts = [
                Rect(x: 0, y: 0, width: rect.width, height: height),
                Rect(x: 0, y: height, width: rect.width, height: rect.height - height),
            ]
        } else {
            parts = essential == .first ? [rect, nil] : [nil, rect]
        }
        for (chart, part) in zip([first, second], parts) {
            if let part { frame.edit(part) { ChartView(chart: chart).draw(on: &$0, look: look) } }
        }
    }
}

extension LensChart {
    /// The room without which a chart says nothing beside another.
    fileprivate var least: Size {
        switch self {
        case .smallCurves: Size(width: 18, height: 4)
        case .curves: Size(width: 30, height: 5)
        case .histogram: Size(width: 28, height: 3)
        case .sliders(let sliders): Size(width: 30, height: min(sliders.rows.count, 6) + 2)
        default: Size(width: 28, height: 4)
        }
    }

    /// Columns that are enough, where a chart has no use for more.
    fileprivate func width(most: Int) -> Int? {
        guard case .smallCurves(let curves) = self else { return nil }
        return min(max(18, min(curves.columns.count, 4) * 15), most)
    }

    /// Rows that are enough, where a chart has no use for more.
    fileprivate var height: Int? {
        guard case .sliders(let sliders) = self else { return nil }
        return sliders.rows.count + 2
    }
}

extension Frame {
    /// A caption in the first row, if there is one; returns what is left.
    fileprivate mutating func putCaption(_ caption: String, in rect: Rect, _ look: Look) -> Rect {
        guard !caption.isEmpty, rect.height > 1 else { return rect }
        put(caption, in: rect, style: look.theme.faintStyle)
        return Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: rect.height - 1)
    }
}
