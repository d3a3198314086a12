extension LineChart {
    public func draw(on frame: inout Frame, look: Look) {
        let area = area(size: frame.size)
        guard !area.plot.isEmpty else { return }
        drawShade(area, on: &frame, look: look)
        drawDensity(area, on: &frame, look: look)
        if showsZeroLines { drawZeroLines(area, on: &frame, look: look) }
        drawMarks(area, on: &frame, look: look)
        drawGoals(area, on: &frame, look: look)
        let order =
            series.indices.filter { series[$0].isFaint } + series.indices.filter { !series[$0].isFaint }
        var hasDrawn = false
        for index in order { hasDrawn = drawSeries(index, area, on: &frame, look: look) || hasDrawn }
        drawGoalLabels(area, on: &frame, look: look)
        if !hasDrawn {
            let middle = area.plot.height / 2
            frame.put(emptyText, in: area.plot, row: middle, style: look.theme.faintStyle, alignment: .center)
        }
        area.drawAxes(on: &frame, look: look)
        drawShadeRuler(area, on: &frame, look: look)
        drawCursor(area, on: &frame, look: look)
        if showsLegend { drawLegend(area, on: &frame, look: look) }
    }

    /// - Returns: whether the series has any point that can be drawn.
    private func drawSeries(_ index: Int, _ area: PlotArea, on frame: inout Frame, look: Look) -> Bool {
        let line = series[index]
        var style = Style(color(of: index, look: look))
        if line.isFaint { style = style.dim }
        var raster = DotRaster(size: area.plot.size, glyphs: look.glyphs)
        let points = line.points.decimated(columns: raster.columns, over: area.x)
        var places: [(x: Double, y: Double)] = []
        var stops: [(x: Double, y: Double)] = []
        var previous: (x: Double, y: Double)?
        var step = 0
        for point in points {
            guard let x = area.x.fraction(of: point.x), let y = area.y.fraction(of: point.y) else {
                // On a logarithmic axis zero is out of sight, not out of range: no triangle.
                if let previous, !point.y.isFinite { stops.append(previous) }
                previous = nil
                continue
            }
            let place = (x: x * Double(raster.columns - 1), y: (1 - y) * Double(raster.rows - 1))
            raster.line(
                from: previous ?? place, to: place, pattern: line.pattern, step: &step, glyphs: look.glyphs
            )
            places.append(place)
            previous = place
        }
        raster.stamp(on: &frame, at: Point(x: area.plot.x, y: area.plot.y), style: style)
        drawMarkers(places, of: index, raster, area, style: style, on: &frame, look: look)
        if marksNonFinite {
            for place in stops {
                if let cell = cell(of: place, raster, area) {
                    frame.put("△", x: cell.x, y: cell.y, style: look.theme.warningStyle)
                }
            }
        }
        return !places.isEmpty
    }

    /// Few points get a marker each; on a long line markers stand at regular distances, shifted for each
    /// series so that they do not cover one another.
    private func drawMarkers(
        _ places: [(x: Double, y: Double)], of index: Int, _ raster: DotRaster, _ area: PlotArea,
        style: Style,
        on frame: inout Frame, look: Look
    ) {
        // A single point has no line, so it needs a sign.
        let isAlone = places.count == 1 || series[index].pattern == .none
        guard let marker = series[index].marker ?? (isAlone ? "•" : nil) else { return }
        let cells = places.compactMap { cell(of: $0, raster, area) }
        let showsAll = series[index].pattern == .none || cells.count <= area.plot.width / 4
        let distance = max(6, area.plot.width / 5)
        var next = area.plot.x + (index * distance / max(1, series.count)) % distance
        for cell in cells {
            if !showsAll {
                guard cell.x >= next else { continue }
                next = cell.x + distance
            }
            frame.put(marker, x: cell.x, y: cell.y, style: style)
        }
    }

    private func cell(of place: (x: Double, y: Double), _ raster: DotRaster, _ area: PlotArea) -> Point? {
        let (x, y) = (place.x.rounded(), place.y.rounded())
        guard x >= 0, y >= 0, x < Double(raster.columns), y < Double(raster.rows) else { return nil }
        let dots = Size(width: raster.columns / raster.width, height: raster.rows / raster.height)
        return Point(x: area.plot.x + Int(x) / dots.width, y: area.plot.y + Int(y) / dots.height)
    }
}
