extension PlotArea {
    /// Draws both axes with ticks, labels and titles. Call it after the data: nothing of it is inside the
    /// plot.
    func drawAxes(on frame: inout Frame, look: Look) {
        let line = Style(look.theme.border)
        if hasYAxis { drawYAxis(on: &frame, line: line, look: look) }
        if hasXAxis { drawXAxis(on: &frame, line: line, look: look) }
        if titleRow.height > 0 {
            frame.put(yTitle, in: titleRow, style: look.theme.faintStyle)
        }
    }

    private func drawYAxis(on frame: inout Frame, line: Style, look: Look) {
        let column = plot.x - 1
        for row in plot.y..<(plot.y + plot.height) { frame.put("│", x: column, y: row, style: line) }
        var lastRow = Int.max
        for tick in yTicks {
            guard let row = row(of: tick.value), lastRow - row >= 2 || lastRow == .max else { continue }
            lastRow = row
            frame.put("┤", x: column, y: row, style: line)
            let gutter = Rect(x: 0, y: row, width: column, height: 1)
            frame.put(tick.label, in: gutter, style: look.theme.faintStyle, alignment: .right)
        }
    }

    private func drawXAxis(on frame: inout Frame, line: Style, look: Look) {
        let axisRow = plot.y + plot.height
        let labelRow = axisRow + 1
        for column in plot.x..<(plot.x + plot.width) { frame.put("─", x: column, y: axisRow, style: line) }
        if hasYAxis { frame.put("└", x: plot.x - 1, y: axisRow, style: line) }
        let width = frame.size.width
        // The title stands at the right end and takes at most a third; labels that would touch it are left
        // out.
        let title = xTitle.screenWidth <= plot.width / 3 ? xTitle : ""
        let titleStart = width - title.screenWidth
        frame.put(title, x: titleStart, y: labelRow, style: look.theme.faintStyle)
        let limit = title.isEmpty ? width : titleStart - 1
        var nextFree = 0
        for tick in xTicks {
            guard let column = column(of: tick.value) else { continue }
            frame.put("┬", x: column, y: axisRow, style: line)
            let length = tick.label.screenWidth
            let start = max(0, min(column - (length - 1) / 2, width - length))
            guard start >= nextFree, start + length <= limit else { continue }
            frame.put(tick.label, x: start, y: labelRow, style: look.theme.faintStyle)
            nextFree = start + length + 1
        }
    }
}
