import Cells
import Problems
import Training

/// The functions on a layer's edges: all of them small, with what comes in beneath each, and the one looked at large.
struct EdgesView: Drawable {
    var picture: EdgesPicture

    /// A small curve's least room, its name and the inputs beneath it included.
    private static let least = Size(width: 9, height: 4)
    /// Room that the large curve needs beside the small ones.
    private static let large = Size(width: 30, height: 7)

    func draw(on frame: inout Frame, look: Look) {
        guard !picture.inputs.isEmpty, picture.units > 0, picture.edges.count == picture.inputs.count * picture.units
        else { return frame.put("no edges to see", in: Rect(frame.size), style: look.theme.faintStyle) }
        let rest = frame.putFacts(facts(look))
        let isWide = rest.width >= Self.large.width + 2 * Self.least.width + 1
        guard isWide, rest.height >= Self.least.height, picture.edges.count > 1 else {
            return drawLarge(in: rest, on: &frame, look: look)
        }
        // Few edges leave more to the large one.
        let wanted = min(picture.inputs.count, 4) * 15
        let width = min(max(wanted, 2 * Self.least.width), rest.width - Self.large.width - 1, rest.width * 3 / 5)
        drawAll(in: Rect(x: 0, y: rest.y, width: width, height: rest.height), on: &frame, look: look)
        drawLarge(
            in: Rect(x: width + 1, y: rest.y, width: rest.width - width - 1, height: rest.height), on: &frame,
            look: look)
    }

    private func name(_ input: EdgesPicture.Input, _ unit: Int) -> String {
        picture.isOfUnits ? input.name : "\(input.name)→\(unit &+ 1)"
    }

    private var focusedInput: EdgesPicture.Input? {
        picture.inputs.indices.contains(picture.input) ? picture.inputs[picture.input] : nil
    }

    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        if let input = focusedInput, let edge = picture.focused {
            line.add(name(input, picture.unit), look.theme.accentStyle, importance: 10)
            line.add(
                edge.isCut ? "cut" : edge.function.isEmpty ? "curve" : edge.function,
                edge.isCut ? look.theme.faintStyle : look.theme.textStyle, importance: edge.function.isEmpty ? 3 : 9)
            if let score = edge.score, !edge.isCut {
                line.add("score \(NumberText.significant(score, digits: 2))", look.theme.textStyle, importance: 7)
            }
            if input.outside > 0 {
                line.add(
                    "\(NumberText.percent(input.outside)) outside the grid", look.theme.warningStyle, importance: 8)
            } else if input.grid != nil {
                line.add("all within the grid", look.theme.faintStyle, importance: 2)
            }
        }
        let alive = picture.edges.count { !$0.isCut }
        let things = picture.isOfUnits ? "curves" : "edges"
        line.add(
            alive == picture.edges.count ? "\(alive) \(things)" : "\(alive) of \(picture.edges.count) \(things)",
            look.theme.faintStyle, importance: 4)
        return line
    }

    // MARK: One large

    private func drawLarge(in rect: Rect, on frame: inout Frame, look: Look) {
        guard let input = focusedInput, let edge = picture.focused else { return }
        chart(edge, input, look: look, isLarge: true).draw(into: &frame, rect: rect, look: look)
    }

    private func chart(
        _ edge: EdgesPicture.Edge, _ input: EdgesPicture.Input, look: Look, isLarge: Bool
    ) -> LineChart {
        let patterns: [LinePattern] = [.dashed, .dotted]
        func points(_ values: [Double]) -> [DataPoint] {
            zip(input.range.evenlySpaced(values.count), values).map { DataPoint($0, $1) }
        }
        var series: [LineChart.Series] = []
        // A single part is the sum.
        if edge.parts.count > 1, isLarge {
            for (index, values) in edge.parts.enumerated() where values.contains(where: { $0 != 0 }) {
                series.append(
                    LineChart.Series(
                        points(values), label: index < picture.partNames.count ? picture.partNames[index] : "",
                        color: look.theme.color(ofRun: index + 1), pattern: patterns[index % patterns.count]))
            }
        }
        series.append(
            LineChart.Series(
                points(edge.values),
                label: isLarge
                    ? (series.isEmpty ? picture.partNames.first ?? "" : picture.isOfUnits ? "sum" : "edge") : "",
                color: edge.isCut ? look.theme.faint : look.theme.color(ofRun: 0)))
        var chart = LineChart(series, x: Axis(isLarge ? input.name : "", range: input.range.closedRange))
        chart.marksNonFinite = false
        chart.showsZeroLines = isLarge
        chart.emptyText = "no function"
        guard isLarge else {
            (chart.showsAxes, chart.showsLegend) = (false, false)
            return chart
        }
        chart.density = input.range.closedRange.map { input.values.bars(over: $0, bins: 60) } ?? []
        if let grid = input.grid {
            chart.shadedRange = grid.closedRange
            chart.marks = [grid.lower, grid.upper].map { LineChart.Mark(x: $0, label: "") }
        }
        return chart
    }

    // MARK: All small

    /// Rows are units, columns inputs; where not all fit, those around the edge looked at.
    private func drawAll(in rect: Rect, on frame: inout Frame, look: Look) {
        let columns = max(1, min(picture.inputs.count, rect.width / Self.least.width))
        let rows = max(1, min(picture.units, rect.height / Self.least.height))
        let inputs = ScrollWindow(count: picture.inputs.count, height: columns, selected: picture.input).visible
        let units = ScrollWindow(count: picture.units, height: rows, selected: picture.unit).visible
        let (width, height) = (rect.width / columns, min(9, rect.height / rows))
        for (row, unit) in units.enumerated() {
            for (column, input) in inputs.enumerated() {
                let place = Rect(
                    x: rect.x + column * width, y: rect.y + row * height, width: width - 1, height: height)
                frame.edit(place) { drawSmall(unit: unit, input: input, on: &$0, look: look) }
            }
        }
    }

    private func drawSmall(unit: Int, input: Int, on frame: inout Frame, look: Look) {
        let edge = picture.edges[unit * picture.inputs.count + input]
        let source = picture.inputs[input]
        let isFocused = unit == picture.unit && input == picture.input
        let size = frame.size
        let style = isFocused ? look.selectionStyle : edge.isCut ? look.theme.faintStyle : look.theme.textStyle
        var name = (isFocused ? "▸" : "") + name(source, unit)
        let remark = edge.isCut ? "cut" : edge.function.isEmpty ? scoreText(edge) : edge.function
        if name.screenWidth + 1 + remark.screenWidth <= size.width {
            name = name.fitted(to: size.width - remark.screenWidth) + remark
        }
        frame.put(name, in: Rect(size), style: style)
        let hasBars = size.height >= 4
        let curve = Rect(x: 0, y: 1, width: size.width, height: size.height - (hasBars ? 2 : 1))
        chart(edge, source, look: look, isLarge: false).draw(into: &frame, rect: curve, look: look)
        if hasBars {
            drawInputs(source, in: Rect(x: 0, y: size.height - 1, width: size.width, height: 1), on: &frame, look: look)
        }
    }

    private func scoreText(_ edge: EdgesPicture.Edge) -> String {
        edge.score.map { NumberText.significant($0, digits: 2) } ?? ""
    }

    /// What comes in, in one row, with brackets at the ends of the grid.
    private func drawInputs(_ input: EdgesPicture.Input, in rect: Rect, on frame: inout Frame, look: Look) {
        guard let range = input.range.closedRange, rect.width > 0 else { return }
        let bars = input.values.bars(over: range, bins: rect.width)
        let most = bars.max() ?? 0
        for (column, count) in bars.enumerated() where count > 0 {
            let place = input.range.at((Double(column) + 0.5) / Double(rect.width))
            let isOutside = input.grid.map { !$0.contains(place) } ?? false
            let bar = Sparkline(
                [count], range: 0...max(most, 1), color: isOutside ? look.theme.warning : look.theme.faint)
            bar.draw(into: &frame, rect: Rect(x: rect.x + column, y: rect.y, width: 1, height: 1), look: look)
        }
        guard let grid = input.grid else { return }
        for (place, sign) in [(grid.lower, "["), (grid.upper, "]")] {
            let share = (place - input.range.lower) / max(input.range.width, 1e-300)
            guard share.isFinite else { continue }
            let column = Int((min(max(share, 0), 1) * Double(rect.width - 1)).rounded())
            frame.put(sign, x: rect.x + column, y: rect.y, style: look.theme.accentStyle)
        }
    }
}
