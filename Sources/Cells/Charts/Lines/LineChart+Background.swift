extension LineChart {
    /// The columns of the shaded range, as far as they are visible.
    private func shadedColumns(_ area: PlotArea) -> Range<Int>? {
        guard let range = shadedRange, range.upperBound >= area.x.lower, range.lowerBound <= area.x.upper
        else {
            return nil
        }
        let first = area.column(of: max(range.lowerBound, area.x.lower)) ?? area.plot.x
        let last = area.column(of: min(range.upperBound, area.x.upper)) ?? area.plot.x + area.plot.width - 1
        return first <= last ? first..<(last + 1) : nil
    }

    func drawShade(_ area: PlotArea, on frame: inout Frame, look: Look) {
        guard look.hasRampColors, let columns = shadedColumns(area) else { return }
        let rect = Rect(x: columns.lowerBound, y: area.plot.y, width: columns.count, height: area.plot.height)
        frame.restyle(rect) { $0.background = look.theme.shade }
    }

    /// The range once more as a thick piece of the axis, which needs no colours.
    func drawShadeRuler(_ area: PlotArea, on frame: inout Frame, look: Look) {
        guard area.hasXAxis, let columns = shadedColumns(area) else { return }
        let row = area.plot.y + area.plot.height
        for x in columns where frame[x, row].character == "─" {
            frame.put("━", x: x, y: row, style: Style(look.theme.accent))
        }
    }

    /// At most a third of the plot, so that the curves stay the main thing.
    func drawDensity(_ area: PlotArea, on frame: inout Frame, look: Look) {
        let height = area.plot.height / 3
        guard height > 0, !density.isEmpty else { return }
        let bars = BarHeights(density, columns: area.plot.width, rows: height)
        for x in 0..<area.plot.width {
            for row in 0..<height {
                let eighths = bars.eighths(column: x, row: row)
                guard eighths > 0 else { continue }
                frame.put(
                    barFromBelow(eighths: eighths, glyphs: look.glyphs), x: area.plot.x + x,
                    y: area.plot.y + area.plot.height - 1 - row, style: Style(look.theme.border).dim
                )
            }
        }
    }

    func drawZeroLines(_ area: PlotArea, on frame: inout Frame, look: Look) {
        let style = Style(look.theme.border)
        if let row = area.row(of: 0) {
            for x in area.plot.x..<(area.plot.x + area.plot.width) {
                frame.put("┄", x: x, y: row, style: style)
            }
        }
        if let column = area.column(of: 0) {
            for y in area.plot.y..<(area.plot.y + area.plot.height) {
                frame.put("┆", x: column, y: y, style: style)
            }
        }
    }

    func drawMarks(_ area: PlotArea, on frame: inout Frame, look: Look) {
        // Texts never lie over each other: each takes the first of a few rows that is free there, or none. The newest has
        // the first choice.
        var taken: [Rect] = []
        for mark in marks.reversed() {
            guard let column = area.column(of: mark.x) else { continue }
            for y in area.plot.y..<(area.plot.y + area.plot.height) {
                frame.put("╎", x: column, y: y, style: look.theme.faintStyle)
            }
            // The text stands to the right of the line, or to the left where there is no room.
            let length = mark.label.screenWidth
            let end = area.plot.x + area.plot.width
            let x = column + 1 + length <= end ? column + 1 : max(area.plot.x, column - length)
            guard length > 0, length <= area.plot.width else { continue }
            let places = (0..<max(1, min(3, area.plot.height / 3))).map {
                Rect(x: x - 1, y: area.plot.y + $0, width: length + 2, height: 1)
            }
            guard let place = places.first(where: { place in taken.allSatisfy { !$0.overlaps(place) } }) else {
                continue
            }
            taken.append(place)
            frame.put(mark.label, x: x, y: place.y, style: look.theme.faintStyle, clip: area.plot)
        }
    }

    func drawGoals(_ area: PlotArea, on frame: inout Frame, look: Look) {
        for goal in goals {
            guard let row = area.row(of: goal.y) else { continue }
            for x in area.plot.x..<(area.plot.x + area.plot.width) {
                frame.put("╌", x: x, y: row, style: Style(look.theme.good))
            }
        }
    }

    /// The names of the goals, over the curves, at the end of the line where fewer cells are taken.
    func drawGoalLabels(_ area: PlotArea, on frame: inout Frame, look: Look) {
        for goal in goals where !goal.label.isEmpty {
            guard let row = area.row(of: goal.y) else { continue }
            let text = " \(goal.label) "
            let width = min(text.screenWidth, area.plot.width)
            let left = Rect(x: area.plot.x, y: row, width: width, height: 1)
            let right = Rect(x: area.plot.x + area.plot.width - width, y: row, width: width, height: 1)
            func taken(_ rect: Rect) -> Int { frame.cropped(to: rect).cells.count { $0.character != "╌" } }
            let place = taken(left) < taken(right) ? left : right
            frame.put(text, in: place, style: Style(look.theme.good))
        }
    }
}
