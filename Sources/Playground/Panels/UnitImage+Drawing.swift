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
        // Axes would take most of a thumbnail; a zero line says where up begins.
        var chart = LineChart([LineChart.Series([DataPoint](values: values), color: color)])
        chart.showsLegend = false
        chart.showsZeroLines = true
        chart.marksNonFinite = false
        chart.x.range = 0...Double(max(1, values.count - 1))
        let bare = Size(width: frame.size.width, height: min(frame.size.height, 4))
        let rect = Rect(frame.size).centered(frame.size.width < 12 ? bare : frame.size)
        chart.draw(into: &frame, rect: rect, look: look)
    }

    /// A bar for each class, from a common ground: the class with the highest mean excites the unit the most.
    private func drawBars(_ values: [Double], on frame: inout Frame, look: Look) {
        let width = frame.size.width
        guard width > 0, !values.isEmpty else { return }
        let shown = Array(values.prefix(width))
        let each = max(1, width / shown.count)
        let finite = shown.filter(\.isFinite)
        let low = min(0, finite.min() ?? 0)
        let high = max(0, finite.max() ?? 0)
        for (index, value) in shown.enumerated() {
            let gap = each > 2 ? 1 : 0
            let rect = Rect(x: index * each, y: 0, width: each - gap, height: frame.size.height)
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
