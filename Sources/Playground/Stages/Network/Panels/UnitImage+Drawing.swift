import Cells
import Training

extension UnitImage {
    /// The image as numbers in rows and columns.
    var grid: Grid {
        switch self {
        case .map(let width, let height, let values), .weights(let width, let height, let values):
            Grid(width: max(0, min(width, 512)), height: max(0, min(height, 512)), values: values)
        case .curve(let values), .bars(let values):
            // As a strip: in a box of a few cells there is no room for a line.
            Grid(width: min(values.count, 512), height: 1, values: Array(values.prefix(512)))
        }
    }

    /// Draws the image on the whole of a frame of any size.
    func draw(on frame: inout Frame, look: Look) {
        switch self {
        case .map:
            Thumbnail(grid).draw(on: &frame, look: look)
        case .weights:
            Thumbnail(grid, isSmooth: false).draw(on: &frame, look: look)
        case .curve(let values): drawCurve(values, on: &frame, look: look)
        case .bars(let values): drawBars(values, on: &frame, look: look)
        }
    }

    private func drawCurve(_ values: [Double], on frame: inout Frame, look: Look) {
        guard values.contains(where: \.isFinite) else {
            frame.put("–", in: Rect(frame.size), style: look.theme.faintStyle)
            return
        }
        let color = look.theme.accent
        if look.capabilities.glyphs < .halfBlocks || frame.size.height < 2 {
            Sparkline(Self.stretched(values, to: frame.size.width), color: color).draw(on: &frame, look: look)
            return
        }
        // Counted from far above 0, where the chart would draw a zero line.
        let start = Double(values.count + 1)
        var chart = LineChart([LineChart.Series([DataPoint](values: values, start: start), color: color)])
        chart.showsLegend = false
        chart.showsZeroLines = true
        chart.marksNonFinite = false
        chart.x.range = start...(start + Double(max(1, values.count - 1)))
        // The points are only counted: an axis of their numbers would say nothing, so its two rows are drawn beneath
        // the frame. Charts too small for it have none.
        let size = frame.size
        guard size.width >= 8, size.height >= 3 else { return chart.draw(on: &frame, look: look) }
        var tall = Frame(
            size: Size(width: size.width, height: size.height + 2), fill: Cell(background: look.theme.background))
        chart.draw(on: &tall, look: look)
        frame.paste(tall, at: Point(x: 0, y: 0))
    }

    /// A bar for each class, from a common ground: the class with the highest mean excites the unit the most.
    private func drawBars(_ values: [Double], on frame: inout Frame, look: Look) {
        let width = frame.size.width
        guard width > 0, !values.isEmpty else { return }
        // With fewer columns than classes the highest stands for its neighbours, in its own colour.
        let columns = min(width, values.count)
        let shown = (0..<columns).map { column -> (index: Int, value: Double) in
            let part = column * values.count / columns..<(column + 1) * values.count / columns
            let best = part.max { values[$0] < values[$1] } ?? part.lowerBound
            return (best, values[best])
        }
        let each = max(1, width / columns)
        let finite = values.filter(\.isFinite)
        let low = min(0, finite.min() ?? 0)
        let high = max(0, finite.max() ?? 0)
        for (column, (index, value)) in shown.enumerated() {
            let gap = each > 2 ? 1 : 0
            let rect = Rect(x: column * each, y: 0, width: each - gap, height: frame.size.height)
            Sparkline(
                Array(repeating: value, count: rect.width), range: low < high ? low...high : 0...1,
                color: look.theme.color(ofClass: index)
            ).draw(into: &frame, rect: rect, look: look)
        }
    }

    /// As many values as columns, each the nearest one.
    private static func stretched(_ values: [Double], to width: Int) -> [Double] {
        guard width > 0, !values.isEmpty else { return [] }
        return (0..<width).map { values[$0 * values.count / width] }
    }
}
