extension Surface {
    public func draw(on frame: inout Frame, look: Look) {
        let area = area(size: frame.size)
        let scale = HeatScale(range: range ?? HeatScale.range(of: grid, ramp: ramp), ramp: ramp, look: look)
        if area.plot.isEmpty { return }
        if grid.isEmpty {
            frame.put("no values yet", in: area.plot, style: look.theme.faintStyle)
        } else {
            scale.draw(grid, on: &frame, in: area.plot)
            if showsContours { drawContours(scale: scale, area: area, on: &frame) }
        }
        for point in points { draw(point, area: area, on: &frame, look: look) }
        if let cursor, let column = area.column(of: cursor.x), let row = area.row(of: cursor.y) {
            let background = frame[column, row].background
            frame.put(
                "+", x: column, y: row,
                style: Style(look.theme.title.legible(on: background), attributes: [.bold, .reverse])
            )
        }
        area.drawAxes(on: &frame, look: look)
        if showsLegend, area.titleRow.height > 0 {
            let left = y.title.isEmpty ? 0 : y.title.screenWidth + 2
            let width = min(area.titleRow.width - left, 44)
            let rect = Rect(x: area.titleRow.width - width, y: 0, width: width, height: 1)
            ScaleLegend(range: scale.lower...scale.upper, ramp: ramp).draw(
                into: &frame, rect: rect, look: look)
        }
    }

    private func draw(_ point: Point, area: PlotArea, on frame: inout Frame, look: Look) {
        guard let column = area.column(of: point.x), let row = area.row(of: point.y) else { return }
        // A cell of two pixels takes the lower one as the ground to read the sign on.
        let ground = frame[column, row].background
        let sign = Markers.marker(point.classIndex, glyphs: look.glyphs)
        var style = Style(
            look.theme.color(ofClass: point.classIndex).legible(on: ground, atLeast: 2), on: ground)
        switch point.emphasis {
        case .faint: style = style.dim
        case .plain: break
        case .strong: style = style.adding([.bold, .reverse])
        }
        frame.put(sign, x: column, y: row, style: style)
    }

    /// Lines of equal value as digits. Ten levels each side of zero, so that the sign of the letters is the
    /// sign of the values in every palette.
    private func drawContours(scale: HeatScale, area: PlotArea, on frame: inout Frame) {
        let plot = area.plot
        let pixels = grid.resampled(width: plot.width, height: plot.height)
        let reach = max(scale.lower.magnitude, scale.upper.magnitude)
        func band(_ x: Int, _ y: Int) -> Int? {
            let value = pixels[x, y]
            return value.isNaN ? nil : wholeNumber(below: value / reach * 5, in: -5...4)
        }
        for y in 0..<plot.height {
            for x in 0..<plot.width {
                guard let own = band(x, y) else { continue }
                let neighbours = [x > 0 ? band(x - 1, y) : nil, y > 0 ? band(x, y - 1) : nil]
                guard neighbours.contains(where: { $0 != nil && $0 != own }) else { continue }
                let sign = own >= 0 ? UInt8(ascii: "0") + UInt8(own) : UInt8(ascii: "a") + UInt8(-1 - own)
                let ground = frame[plot.x + x, plot.y + y].background
                let ink = scale.look.theme.text.legible(on: ground)
                frame.put(
                    Unicode.Scalar(sign), x: plot.x + x, y: plot.y + y,
                    style: Style(ink, on: ground, attributes: .bold)
                )
            }
        }
    }
}
