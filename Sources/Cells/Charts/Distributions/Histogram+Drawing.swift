extension Histogram {
    public func draw(on frame: inout Frame, look: Look) {
        let width = frame.size.width
        let height = frame.size.height
        guard width > 0, height > 0 else { return }
        let labelRows = showsLabels && height >= 3 ? 1 : 0
        let room = height - labelRows
        let domain = Domain(range.lowerBound, range.upperBound)
        let upperRows = mirrored == nil ? room : (room + 1) / 2
        let heights = scaled(bins.counts)
        let others = mirrored.map { scaled($0.counts) }
        // Shares, not counts: the two may have different totals. Both sides have one scale.
        let largest = max(heights.max() ?? 0, others?.max() ?? 0)
        drawBars(
            heights, largest: largest, rows: upperRows, foot: upperRows - 1, up: true,
            style: Style(bins.color ?? look.theme.color(ofRun: 0)), on: &frame, look: look
        )
        if let others, room > upperRows {
            drawBars(
                others, largest: largest, rows: room - upperRows, foot: upperRows, up: false,
                style: Style(mirrored?.color ?? look.theme.color(ofRun: 1)), on: &frame, look: look
            )
        }
        if largest == 0 {
            frame.put("no values yet", in: Rect(frame.size), style: look.theme.faintStyle, alignment: .center)
        }
        drawEdges(domain, rows: room, on: &frame, look: look)
        drawNames(rows: room, on: &frame, look: look)
        if labelRows == 1 { drawLabels(domain, row: height - 1, on: &frame, look: look) }
    }

    private func scaled(_ counts: [Double]) -> [Double] {
        let usable = counts.map { $0.isFinite && $0 > 0 ? $0 : 0 }
        if isLogarithmic { return usable.map { $0 > 0 ? 1 + max(0, decimalLogarithm($0)) : 0 } }
        let total = usable.reduce(0) { $0 + $1 / Double(max(1, usable.count)) }
        // A sum of huge counts may overflow; then the counts are compared as they are.
        guard mirrored != nil, total > 0, total.isFinite else { return usable }
        return usable.map { $0 / total }
    }

    private func drawBars(
        _ values: [Double], largest: Double, rows: Int, foot: Int, up: Bool, style: Style,
        on frame: inout Frame,
        look: Look
    ) {
        let width = frame.size.width
        if fill == .braille, look.glyphs == .braille {
            var raster = DotRaster(size: Size(width: width, height: rows), glyphs: .braille)
            let bars = BarHeights(values, columns: raster.columns, rows: rows, largest: largest)
            for x in 0..<raster.columns {
                let dots = (0..<rows).reduce(0) { $0 + bars.eighths(column: x, row: $1) }
                for dot in 0..<((dots + 1) / 2) { raster.set(x, up ? raster.rows - 1 - dot : dot) }
            }
            raster.stamp(on: &frame, at: Point(x: 0, y: up ? foot - rows + 1 : foot), style: style)
            return
        }
        let bars = BarHeights(values, columns: width, rows: rows, largest: largest)
        for x in 0..<width {
            for row in 0..<rows {
                let eighths = bars.eighths(column: x, row: row)
                guard eighths > 0 else { continue }
                frame.put(
                    up
                        ? barFromBelow(eighths: eighths, glyphs: look.glyphs)
                        : barFromAbove(eighths: eighths, glyphs: look.glyphs),
                    x: x, y: up ? foot - row : foot + row, style: style
                )
            }
        }
    }

    private func drawEdges(_ domain: Domain, rows: Int, on frame: inout Frame, look: Look) {
        for edge in edges where domain.contains(edge) {
            guard let fraction = domain.fraction(of: edge) else { continue }
            let column = wholeNumber(fraction * Double(frame.size.width - 1), in: 0...(frame.size.width - 1))
            for y in 0..<rows {
                // Over a bar the line keeps the bar's colour as its ground.
                let isFull = frame[column, y].character == "█"
                let ground = isFull ? frame[column, y].foreground : nil
                frame.put("╎", x: column, y: y, style: Style(look.theme.warning, on: ground))
            }
        }
    }

    /// The names at the left ends, above and below, where bars leave room.
    private func drawNames(rows: Int, on frame: inout Frame, look: Look) {
        guard rows >= 3 else { return }
        let names = [(bins, 0)] + (mirrored.map { [($0, rows - 1)] } ?? [])
        for (index, (bins, row)) in names.enumerated() where !bins.label.isEmpty {
            let length = bins.label.screenWidth
            let starts = [0, frame.size.width - length].filter { start in
                start >= 0 && (start..<(start + length)).allSatisfy { frame[$0, row].character == " " }
            }
            guard let start = starts.first else { continue }
            let style = Style(bins.color ?? look.theme.color(ofRun: index))
            frame.put(bins.label, x: start, y: row, style: style)
        }
    }

    private func drawLabels(_ domain: Domain, row: Int, on frame: inout Frame, look: Look) {
        let rect = Rect(x: 0, y: row, width: frame.size.width, height: 1)
        let low = NumberText.significant(domain.lower)
        let high = NumberText.significant(domain.upper)
        guard low.screenWidth + high.screenWidth + 1 <= rect.width else { return }
        frame.put(low, in: rect, style: look.theme.faintStyle)
        frame.put(high, in: rect, style: look.theme.faintStyle, alignment: .right)
        guard let median = Self.median(of: bins.counts, range: domain.lower...domain.upper),
            let fraction = domain.fraction(of: median)
        else { return }
        // The triangle stands at the median's own place; its value beside it.
        let text = "▲ " + NumberText.significant(median)
        let place = wholeNumber(fraction * Double(rect.width - 1), in: 0...(rect.width - 1))
        let isLeft = place + text.screenWidth > rect.width - high.screenWidth - 1
        let shown = isLeft ? NumberText.significant(median) + " ▲" : text
        let start = isLeft ? place - shown.screenWidth + 1 : place
        guard start > low.screenWidth, start + shown.screenWidth < rect.width - high.screenWidth else {
            return
        }
        frame.put(shown, x: start, y: row, style: look.theme.textStyle)
    }
}
