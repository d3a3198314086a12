import Cells
import Problems

extension PanelName {
    public static let data = PanelName("data")
}

extension PanelEntry {
    static let data = PanelEntry(.data, "what is learned", home: .side) { state in
        guard let problem = state.problem else { return EmptyPanel(title: "Data") }
        return DataPanel(problem: problem, settings: state.experiment.data.settings, note: state.experiment.note)
    }
}

/// What is learned: how many rows, which inputs over which ranges, which classes and how many of each.
public struct DataPanel: Panel {
    public var problem: Problem
    public var settings: ProblemSettings
    /// What to look for, from the preset.
    public var note: String

    public init(problem: Problem, settings: ProblemSettings, note: String = "") {
        self.problem = problem
        self.settings = settings
        self.note = note
    }

    public var title: String { "Data" }

    public var notes: [String] { [problem.name] }

    public func draw(on frame: inout Frame, context: PanelContext) {
        let theme = context.theme
        let size = frame.size
        var text = CardText(width: size.width, height: size.height)
        text.write(problem.summary, theme.textStyle, rows: size.height >= 10 ? 3 : 1, on: &frame)
        frame.put(rows(theme).fitted(to: size.width), in: text.rest)
        text.skip()
        frame.put(choices(theme).fitted(to: size.width), in: text.rest)
        text.skip()
        // Inputs and classes beside each other where it is wide, above one another where it is not.
        let noteRows = note.isEmpty || size.height < 12 ? 0 : min(5, note.wrapped(to: size.width).count + 1)
        let rest = Rect(x: 0, y: text.y, width: size.width, height: text.rest.height - noteRows)
        if problem.classNames.isEmpty {
            drawInputs(in: rest, on: &frame, look: context.look)
        } else if rest.width >= 60 {
            let columns = rest.columns(Split.Part(.share(3)), Split.Part(.share(2)), gap: 3)
            if let left = columns[0] { drawInputs(in: left, on: &frame, look: context.look) }
            if let right = columns[1] { drawClasses(in: right, on: &frame, look: context.look) }
        } else {
            let classes = min(problem.classNames.count, max(2, rest.height / 2))
            let top = Rect(x: 0, y: rest.y, width: rest.width, height: min(classes, rest.height))
            drawClasses(in: top, on: &frame, look: context.look)
            let bottom = Rect(x: 0, y: rest.y + top.height, width: rest.width, height: rest.height - top.height)
            drawInputs(in: bottom, on: &frame, look: context.look)
        }
        if noteRows > 0 {
            let rect = Rect(x: 0, y: size.height - noteRows + 1, width: size.width, height: noteRows - 1)
            frame.put(paragraph: note, in: rect, style: theme.faintStyle)
        }
    }

    private func rows(_ theme: Theme) -> FactLine {
        var line = FactLine()
        line.add("\(NumberText.grouped(problem.train.rows)) train", theme.accentStyle, importance: 3)
        if let validation = problem.validation {
            line.add("\(NumberText.grouped(validation.rows)) validation", theme.textStyle, importance: 2)
        }
        line.add(
            problem.testIsTrain ? "tested on the same" : "\(NumberText.grouped(problem.test.rows)) test",
            theme.textStyle, importance: 2)
        if let beyond = problem.beyond { line.add("\(NumberText.grouped(beyond.rows)) beyond", theme.textStyle) }
        line.add("\(problem.inputCount) input\(problem.inputCount == 1 ? "" : "s")", theme.textStyle, importance: 1)
        return line
    }

    private func choices(_ theme: Theme) -> FactLine {
        var line = FactLine()
        if let noise = settings.noise {
            line.add("noise \(NumberText.significant(noise))", theme.textStyle, importance: 3)
        }
        if let share = settings.trainShare {
            line.add("train share \(NumberText.percent(share))", theme.textStyle, importance: 1)
        }
        line.add("seed \(settings.seed)", theme.textStyle, importance: 2)
        if !problem.inputScaling.isIdentity { line.add("standardised", theme.faintStyle) }
        return line
    }

    private func drawInputs(in rect: Rect, on frame: inout Frame, look: Look) {
        guard rect.height > 0 else { return }
        let shown = problem.inputNames.prefix(max(0, rect.height + 64))
        let rows = shown.enumerated().map { index, name -> [Cells.Table.Entry] in
            let range = index < problem.domain.count ? text(problem.domain[index]) : ""
            let wider =
                index < problem.widerDomain.count && problem.widerDomain != problem.domain
                ? text(problem.widerDomain[index]) : ""
            return [Cells.Table.Entry(name), Cells.Table.Entry(range), Cells.Table.Entry(wider)]
        }
        var columns = [Cells.Table.Column("input", isFlexible: true), Cells.Table.Column("range", alignment: .right)]
        if problem.widerDomain != problem.domain { columns.append(Cells.Table.Column("tried", alignment: .right)) }
        Cells.Table(columns, rows: rows, showsHeader: rect.height >= 4).draw(into: &frame, rect: rect, look: look)
    }

    private func text(_ interval: Interval) -> String {
        NumberText.significant(interval.lower) + " … " + NumberText.significant(interval.upper)
    }

    /// Training rows of each class.
    private func drawClasses(in rect: Rect, on frame: inout Frame, look: Look) {
        let names = problem.classNames
        var counts = [Int](repeating: 0, count: names.count)
        let step = max(1, problem.train.targetColumns)
        for index in stride(from: 0, to: problem.train.targets.count, by: step) {
            let value = problem.train.targets[index]
            if value >= 0, value < Double(counts.count) { counts[Int(value)] += 1 }
        }
        let longest = names.reduce(0) { max($0, min($1.screenWidth, 24)) }
        let bars = names.enumerated().map { index, name in
            let sign = String(Character(Markers.marker(index, glyphs: look.capabilities.glyphs)))
            return BarChart.Bar(
                "\(sign) " + name.fitted(to: longest), Double(counts[index]), text: NumberText.grouped(counts[index]),
                color: look.theme.color(ofClass: index))
        }
        BarChart(bars).draw(into: &frame, rect: rect, look: look)
    }
}
