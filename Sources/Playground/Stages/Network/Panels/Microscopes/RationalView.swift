import Cells
import Problems
import Training

/// A quotient of polynomials as a curve, with its zeros and poles, over the data that come in.
struct RationalView: Drawable {
    var picture: RationalPicture

    func draw(on frame: inout Frame, look: Look) {
        let rest = frame.putFacts(facts(look))
        let hasList = rest.height >= 9 && !listed.isEmpty
        let rows = hasList ? min(listed.count + 1, rest.height / 3) : 0
        let plot = Rect(x: 0, y: rest.y, width: rest.width, height: rest.height - rows)
        chart(look).draw(into: &frame, rect: plot, look: look)
        guard hasList else { return }
        for (row, text) in (["complex poles, which bend the curve without breaking it:"] + listed).prefix(rows)
            .enumerated()
        {
            frame.put(
                text, in: Rect(x: 0, y: plot.y + plot.height + row, width: rest.width, height: 1),
                style: row == 0 ? look.theme.faintStyle : look.theme.textStyle)
        }
    }

    private var listed: [String] {
        picture.poles.filter { $0.imaginary > 0 }.map { pole in
            "  \(NumberText.significant(pole.real)) ± \(NumberText.significant(pole.imaginary))i, "
                + "\(NumberText.significant(pole.distance, digits: 2)) from the data"
        }
    }

    private func facts(_ look: Look) -> FactLine {
        var line = FactLine()
        if !picture.mayHavePoles {
            line.add(
                "no poles: |Q| ≥ \(NumberText.significant(picture.leastDenominator, digits: 2))", look.theme.textStyle,
                importance: 8)
        } else if let nearest = picture.poles.first {
            let isClose = nearest.distance < 0.05 * max(picture.values.high - picture.values.low, 1e-12)
            let kind = nearest.imaginary > 0 ? "complex pole" : "pole"
            line.add(
                "nearest \(kind) \(NumberText.significant(nearest.distance, digits: 2)) from the data",
                isClose ? look.theme.warningStyle : look.theme.textStyle, importance: 8)
        } else {
            line.add("no poles", look.theme.textStyle, importance: 8)
        }
        let zeros = picture.zeros.count
        line.add(zeros == 1 ? "1 zero" : "\(zeros) zeros", look.theme.textStyle, importance: 5)
        if picture.holdsOthers {
            line.add("along \(picture.inputName), others at their means", look.theme.faintStyle, importance: 3)
        }
        return line
    }

    private func chart(_ look: Look) -> LineChart {
        let curve = zip(picture.x, picture.y).map { DataPoint($0, $1) }
        let glyphs = look.capabilities.glyphs
        var series = [LineChart.Series(curve, label: "P/Q", color: look.theme.color(ofRun: 0))]
        series.append(
            LineChart.Series(
                zip(picture.x, picture.denominator).map { DataPoint($0, $1) }, label: "Q",
                color: look.theme.color(ofRun: 1), pattern: .dotted))
        if !picture.zeros.isEmpty {
            series.append(
                LineChart.Series(
                    picture.zeros.map { DataPoint($0, 0) }, label: "zero", color: look.theme.color(ofClass: 1),
                    pattern: .none, marker: Markers.marker(0, glyphs: glyphs)))
        }
        let range = Interval(covering: picture.x.filter(\.isFinite))
        var chart = LineChart(series, x: Axis(picture.inputName, range: range.closedRange))
        // A pole must not flatten all the rest.
        let within = zip(picture.x, picture.y).filter { x, y in
            y.isFinite && x >= picture.values.low && x <= picture.values.high
        }.map(\.1).sorted()
        if let low = within.dropFirst(within.count / 20).first, let high = within.dropLast(within.count / 20).last {
            let air = max((high - low) * 0.6, 0.1)
            let bounds = (min(low - air, 0), max(high + air, 0))
            if bounds.0.isFinite, bounds.1.isFinite, bounds.0 < bounds.1 { chart.y.range = bounds.0...bounds.1 }
        }
        chart.showsZeroLines = true
        chart.marksNonFinite = false
        chart.density = range.closedRange.map { picture.values.bars(over: $0, bins: 60) } ?? []
        chart.marks = picture.poles.filter { $0.imaginary == 0 && range.contains($0.real) }
            .map { LineChart.Mark(x: $0.real, label: "pole") }
        return chart
    }
}
