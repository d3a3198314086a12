extension LineChart {
    /// A vertical line at the cursor and a sign on each curve; the values stand in the legend.
    func drawCursor(_ area: PlotArea, on frame: inout Frame, look: Look) {
        guard let cursor, let column = area.column(of: cursor) else { return }
        for y in area.plot.y..<(area.plot.y + area.plot.height)
        where frame[column, y].character == " " || frame[column, y].character == "┄" {
            frame.put("│", x: column, y: y, style: look.theme.faintStyle)
        }
        for index in series.indices where !series[index].isFaint {
            guard let point = value(of: series[index], at: cursor), let row = area.row(of: point.y) else {
                continue
            }
            frame.put(
                "◉", x: column, y: row, style: Style(color(of: index, look: look), attributes: .bold)
            )
        }
        let label = NumberText.significant(cursor, digits: 4)
        let row = area.hasXAxis ? area.plot.y + area.plot.height + 1 : area.plot.y + area.plot.height - 1
        let length = label.screenWidth
        let start = max(area.plot.x, min(column - length / 2, frame.size.width - length))
        // What it would cover in part goes as a whole: half a number reads as another one.
        for (first, direction) in [(start - 1, -1), (start + length, 1)] where area.hasXAxis {
            var x = first
            while x >= 0, x < frame.size.width, frame[x, row].character != " " {
                frame.put(" ", x: x, y: row, style: look.theme.textStyle)
                x += direction
            }
        }
        frame.put(label, x: start, y: row, style: Style(look.theme.accent, attributes: [.bold, .reverse]))
    }

    /// In the row above the plot when all of it fits there; otherwise inside, in the corner with the fewest
    /// cells taken; otherwise as much as fits above.
    func drawLegend(_ area: PlotArea, on frame: inout Frame, look: Look) {
        let entries = series.indices.filter { !series[$0].isFaint && !series[$0].label.isEmpty }
            .map { entry($0, look: look) }
        guard !entries.isEmpty else { return }
        let left = y.title.isEmpty || area.titleRow.height == 0 ? 0 : y.title.screenWidth + 2
        let room = area.titleRow.width - left
        let length = entries.reduce(2 * (entries.count - 1)) { $0 + $1.screenWidth }
        if area.titleRow.height > 0, length <= room || !drawInside(entries, area, on: &frame) {
            var line = StyledText()
            for (index, entry) in entries.enumerated() {
                if index > 0 { line.append("  ") }
                line.spans.append(contentsOf: entry.spans)
            }
            let rect = Rect(x: left, y: 0, width: room, height: 1)
            frame.put(line, in: rect, alignment: .right)
        }
    }

    private func entry(_ index: Int, look: Look) -> StyledText {
        let line = series[index]
        let style = Style(color(of: index, look: look))
        let dash =
            switch line.pattern {
            case .solid: "──"
            case .dashed: "╌╌"
            case .dotted: "··"
            case .none: ""
            }
        var text = StyledText()
        if let marker = line.marker ?? (line.pattern == .none ? "•" : nil) {
            text.append(String(dash.prefix(1)) + String(scalars: [marker]) + String(dash.prefix(1)), style)
        } else {
            text.append(dash, style)
        }
        text.append(" " + line.label, look.theme.textStyle)
        if let cursor {
            let value = value(of: line, at: cursor).map { NumberText.significant($0.y) } ?? "–"
            text.append(" " + value, look.theme.accentStyle)
        }
        return text
    }

    private func drawInside(_ entries: [StyledText], _ area: PlotArea, on frame: inout Frame) -> Bool {
        let width = entries.reduce(0) { max($0, $1.screenWidth) }
        let plot = area.plot
        guard plot.width >= width * 2, plot.height >= entries.count + 3 else { return false }
        let right = plot.x + plot.width - width - 1
        let bottom = plot.y + plot.height - entries.count
        let corners = [
            Point(x: right, y: plot.y), Point(x: plot.x + 1, y: plot.y),
            Point(x: right, y: bottom), Point(x: plot.x + 1, y: bottom),
        ]
        func taken(_ corner: Point) -> Int {
            let part = frame.cropped(to: Rect(x: corner.x, y: corner.y, width: width, height: entries.count))
            return part.cells.count { $0.character != " " }
        }
        guard let corner = corners.min(by: { taken($0) < taken($1) }) else { return false }
        let rect = Rect(x: corner.x, y: corner.y, width: width, height: entries.count)
        frame.restyle(rect) { $0.character = " " }
        for (row, entry) in entries.enumerated() { frame.put(entry, in: rect, row: row) }
        return true
    }
}
