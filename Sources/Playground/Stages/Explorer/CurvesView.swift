import Cells

/// Up to four functions with their derivatives on a common axis: the line's kind tells the derivative, its sign the
/// function. Where training goes back by another slope than the curve's own, that rule stands beneath.
struct CurvesView: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let orders = max(0, min(2, explorer.settings.derivatives))
        let legend = Rect(x: 0, y: 0, width: size.width, height: 1)
        drawLegend(orders, on: &frame, in: legend, look: look)
        let rest = Rect(x: 0, y: 1, width: size.width, height: size.height - 1)
        let owners = explorer.shapes.indices.filter { explorer.shapes[$0].hasOwnBackwardRule }
        // A chart for each derivative where there is room for them.
        let isTall = rest.height >= 9 * (orders + 1)
        var parts: [(orders: ClosedRange<Int>, title: String)] =
            isTall ? (0...orders).map { ($0...$0, Self.names[$0]) } : [(0...orders, "")]
        var weights = parts.map { _ in Split.Part(.share(1, minimum: 5)) }
        if !owners.isEmpty {
            parts.append((3...3, "backward rule ── and the curve's own slope ··"))
            weights.append(Split.Part(.share(isTall ? 1 : 0.6, minimum: 5), priority: -1))
        }
        for (part, rect) in zip(parts, Split(.rows, weights).rects(of: rest)) {
            guard let rect else { continue }
            let chart = part.orders.lowerBound == 3 ? backwardChart(owners, look: look) : chart(part.orders, look: look)
            draw(chart, title: part.title, into: &frame, rect: rect, look: look)
        }
    }

    private static let names = ["f", "f′", "f″"]
    private static let patterns: [LinePattern] = [.solid, .dashed, .dotted]

    private func draw(_ chart: LineChart, title: String, into frame: inout Frame, rect: Rect, look: Look) {
        var chart = chart
        chart.y.title = title
        chart.draw(into: &frame, rect: rect, look: look)
    }

    private func drawLegend(_ orders: Int, on frame: inout Frame, in rect: Rect, look: Look) {
        let kinds = ["── f", "╌╌ f′", "·· f″"].prefix(orders + 1).joined(separator: "  ")
        let signs = FunctionSigns(look: look)
        let room = rect.width - kinds.screenWidth - 2
        frame.put(signs.legend(explorer.functions.map(\.label), width: max(0, room)), in: rect)
        frame.put(kinds, in: rect, style: look.theme.faintStyle, alignment: .right)
    }

    private func chart(_ orders: ClosedRange<Int>, look: Look) -> LineChart {
        let signs = FunctionSigns(look: look)
        var series: [LineChart.Series] = []
        for order in orders.reversed() {
            for (index, shape) in explorer.shapes.enumerated() {
                let slope = shape.hasOwnBackwardRule ? shape.drawnSlope : shape.slope
                let values = [shape.f, slope, shape.curvature][order]
                series.append(
                    LineChart.Series(
                        zip(shape.x, values).map { DataPoint($0, $1) }, color: signs.color(index),
                        pattern: Self.patterns[order], marker: signs.marker(index)))
            }
        }
        return axes(LineChart(series), look: look)
    }

    private func backwardChart(_ owners: [Int], look: Look) -> LineChart {
        let signs = FunctionSigns(look: look)
        var series: [LineChart.Series] = []
        for index in owners {
            let shape = explorer.shapes[index]
            for (values, pattern) in [(shape.drawnSlope, LinePattern.dotted), (shape.slope, .solid)] {
                series.append(
                    LineChart.Series(
                        zip(shape.x, values).map { DataPoint($0, $1) }, color: signs.color(index), pattern: pattern,
                        marker: pattern == .solid ? signs.marker(index) : nil))
            }
        }
        return axes(LineChart(series), look: look)
    }

    private func axes(_ chart: LineChart, look: Look) -> LineChart {
        var chart = chart
        chart.x = Axis("x", range: -explorer.settings.span...explorer.settings.span)
        chart.showsZeroLines = true
        chart.showsLegend = false
        chart.marksNonFinite = false
        chart.emptyText = "no function"
        // One that grows fast must not flatten what the others do near zero.
        let values = chart.series.flatMap { $0.points.map(\.y) }.filter(\.isFinite)
        let reach = max(explorer.settings.span, 1)
        let low = max(values.min() ?? -1, -reach), high = min(values.max() ?? 1, reach)
        if low < high { chart.y.range = (low - (high - low) * 0.06)...(high + (high - low) * 0.06) }
        return chart
    }
}
