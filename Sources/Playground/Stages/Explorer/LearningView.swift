import Cells
import Training

/// The same small network with each function: losses on one chart, dead and flat shares over the steps, and what each
/// network says at the end.
struct LearningView: Drawable {
    let explorer: ExplorerState

    func draw(on frame: inout Frame, look: Look) {
        let size = frame.size
        let runs = explorer.learning.runs
        guard !runs.isEmpty else {
            frame.put("training starts…", in: Rect(size), style: look.theme.faintStyle)
            return
        }
        let signs = FunctionSigns(look: look)
        let rows = min(runs.count, max(1, size.height / 6))
        for (index, run) in runs.prefix(rows).enumerated() {
            frame.put(summary(index, run, signs, width: size.width, look: look), in: Rect(size), row: index)
        }
        let rest = Rect(x: 0, y: rows, width: size.width, height: size.height - rows)
        let parts = rest.rows(
            Split.Part(.share(1.1, minimum: 6), priority: 3), Split.Part(.share(0.8, minimum: 6), priority: 1),
            Split.Part(.share(1, minimum: 5), priority: 2))
        if let rect = parts[0] {
            chart("test loss", runs, signs, isLogarithmic: true) { $0.test }.draw(into: &frame, rect: rect, look: look)
        }
        if let rect = parts[1] {
            let left = Rect(x: rect.x, y: rect.y, width: rect.width / 2, height: rect.height)
            let right = Rect(
                x: rect.x + left.width, y: rect.y, width: rect.width - left.width, height: rect.height)
            chart("dead units", runs, signs) { $0.deadShare * 100 }.draw(into: &frame, rect: left, look: look)
            chart("flat share", runs, signs) { $0.saturatedShare * 100 }.draw(into: &frame, rect: right, look: look)
        }
        if let rect = parts[2] { drawPictures(runs, signs, on: &frame, in: rect, look: look) }
    }

    private func chart(
        _ title: String, _ runs: [ObservedRun.Record], _ signs: FunctionSigns, isLogarithmic: Bool = false,
        _ value: (ObservedRun.Record.Moment) -> Double
    ) -> LineChart {
        var chart = LineChart(
            runs.enumerated().map { index, run in
                LineChart.Series(
                    run.moments.map { DataPoint(Double($0.step), value($0)) }, color: signs.color(index),
                    marker: signs.marker(index))
            },
            x: Axis("step", range: 0...Double(max(1, explorer.settings.steps))),
            y: Axis(
                isLogarithmic ? title : title + " %", scale: isLogarithmic ? .logarithmic : .linear,
                range: isLogarithmic ? nil : 0...100))
        chart.showsLegend = false
        return chart
    }

    private func summary(
        _ index: Int, _ run: ObservedRun.Record, _ signs: FunctionSigns, width: Int, look: Look
    ) -> StyledText {
        var line = FactLine()
        var name = StyledText(String(Character(signs.marker(index))), Style(signs.color(index)))
        let label = index < explorer.learning.experiments.count ? explorer.learning.experiments[index].title : ""
        name.append(" " + label, look.theme.accentStyle)
        line.add(name, importance: 9)
        if let last = run.moments.last {
            line.add("test \(NumberText.significant(last.test))", look.theme.textStyle, importance: 8)
            if let accuracy = last.testAccuracy {
                line.add(NumberText.percent(accuracy), look.theme.textStyle, importance: 7)
            }
            line.add("dead \(NumberText.percent(last.deadShare))", look.theme.textStyle, importance: 5)
            line.add("flat \(NumberText.percent(last.saturatedShare))", look.theme.textStyle, importance: 4)
        }
        if let problem = run.problem {
            line.add(problem, look.theme.warningStyle, importance: 6)
        } else if !run.isDone {
            line.add("step \(run.moments.last?.step ?? 0)", look.theme.faintStyle, importance: 6)
        }
        return line.fitted(to: width)
    }

    private func drawPictures(
        _ runs: [ObservedRun.Record], _ signs: FunctionSigns, on frame: inout Frame, in rect: Rect, look: Look
    ) {
        let width = rect.width / max(1, runs.count)
        guard width >= 6 else { return }
        for (index, run) in runs.enumerated() {
            let column = Rect(x: rect.x + index * width, y: rect.y, width: width - 1, height: rect.height)
            frame.put(
                String(Character(signs.marker(index))) + " "
                    + (explorer.functions.indices.contains(index)
                        ? explorer.functions[index].name : ""),
                in: column, style: Style(signs.color(index)))
            let inside = Rect(x: column.x, y: column.y + 1, width: column.width, height: column.height - 1)
            guard case .surface(let picture)? = run.picture else { continue }
            Surface(
                Grid(width: picture.width, height: picture.height, values: picture.values), range: 0...1,
                showsAxes: false, showsLegend: false
            ).draw(into: &frame, rect: inside, look: look)
        }
    }
}
