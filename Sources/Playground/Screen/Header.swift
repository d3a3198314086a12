import Cells
import Experiments
import Training

/// The first lines: what runs, how far it is, how well it does.
struct Header {
    let state: State

    func draw(on frame: inout Frame, layout: ScreenLayout) {
        frame.put(facts.fitted(to: layout.header.width), in: layout.header)
        if let row = layout.costs, let costs = state.display.costs {
            frame.put(costs.facts(state.display.theme).fitted(to: row.width), in: row)
        }
        guard let row = layout.progress else { return }
        let width = max(20, row.width / 3)
        var gauge = Gauge(progress, label: progressLabel)
        gauge.color = state.divergence == nil ? nil : state.display.theme.error
        gauge.draw(into: &frame, rect: Rect(x: row.x, y: row.y, width: width, height: 1), look: state.look)
        let rest = Rect(x: row.x + width + 2, y: row.y, width: row.width - width - 2, height: 1)
        frame.put(settings.fitted(to: rest.width), in: rest, alignment: .right)
    }

    /// The columns of the status, which can be pressed.
    var statusColumns: Range<Int> { 0..<status.text.screenWidth }

    private var status: (text: String, style: Style) {
        let theme = state.display.theme
        if state.target != nil { return ("▶ to step \(NumberText.grouped(state.target ?? 0))", theme.accentStyle) }
        return switch state.status {
        case .running:
            (state.pace == .full ? "▶ running" : "▶ \(state.pace.rawValue)/s", Style(theme.good, attributes: .bold))
        case .paused: ("■ paused", theme.accentStyle)
        case .finished: ("✓ finished", Style(theme.good, attributes: .bold))
        case .diverged: ("△ diverged", theme.errorStyle)
        }
    }

    private var facts: FactLine {
        let theme = state.display.theme
        var line = FactLine()
        if state.stage == .race { return state.race.facts(theme, state.pace) }
        line.add(status.text, status.style, importance: 100)
        line.add(state.experiment.title.isEmpty ? state.name : state.experiment.title, theme.titleStyle, importance: 60)
        guard let snapshot = state.snapshot else { return line }
        line.add("step \(NumberText.grouped(snapshot.step))", theme.textStyle, importance: 90)
        line.add("epoch \(epoch(snapshot.epoch))", theme.textStyle, importance: 50)
        line.add("train \(NumberText.significant(snapshot.report.train.loss))", theme.textStyle, importance: 80)
        line.add("test \(NumberText.significant(snapshot.report.test.loss))", theme.textStyle, importance: 85)
        if let accuracy = snapshot.report.test.accuracy {
            line.add(NumberText.percent(accuracy), theme.accentStyle, importance: 82)
        } else if let r2 = snapshot.report.test.r2 {
            line.add("R² \(NumberText.significant(r2))", theme.accentStyle, importance: 70)
        }
        if let goal = snapshot.experiment.goal, snapshot.report.reaches(goal) {
            line.add("goal ✓", Style(theme.good, attributes: .bold), importance: 65)
        }
        addHazards(snapshot.report.hazards, to: &line)
        if snapshot.stepsPerSecond > 0 {
            line.add("\(NumberText.compact(snapshot.stepsPerSecond)) steps/s", theme.faintStyle, importance: 40)
        }
        if snapshot.seconds > 0 { line.add(NumberText.duration(snapshot.seconds), theme.faintStyle, importance: 20) }
        return line
    }

    /// A lamp for what came near a hazard on the training rows: the most frequent by name, with its layer and count.
    private func addHazards(_ hazards: [Report.Hazard], to line: inout FactLine) {
        let hits = hazards.filter { $0.count > 0 }.sorted { ($1.count, $0.layer) < ($0.count, $1.layer) }
        guard let first = hits.first else { return }
        var text = "△ \(NumberText.grouped(first.count)) \(first.name) (layer \(first.layer &+ 1))"
        if hits.count > 1 { text += " +\(hits.count - 1)" }
        line.add(text, state.display.theme.warningStyle, importance: 75)
    }

    private func epoch(_ epoch: Double) -> String {
        epoch < 1000 ? NumberText.fixed(epoch, decimals: 1) : NumberText.compact(epoch)
    }

    /// The run, or the lane of a race that has furthest to go.
    private var slowest: Snapshot? {
        guard state.stage == .race else { return state.snapshot }
        return state.race.snapshot?.lanes.map(\.snapshot).min { $0.step < $1.step }
    }

    /// The share of the planned steps.
    private var progress: Double? {
        guard let snapshot = slowest, snapshot.experiment.steps > 0 else { return nil }
        return min(1, Double(snapshot.step) / Double(snapshot.experiment.steps))
    }

    private var progressLabel: String {
        guard let snapshot = slowest else { return "" }
        return "step \(NumberText.grouped(snapshot.step)) of \(NumberText.grouped(snapshot.experiment.steps))"
    }

    private var settings: FactLine {
        let (theme, experiment) = (state.display.theme, state.experiment)
        var line = FactLine()
        line.add(DataFacts(experiment.data.origin).name, theme.textStyle, importance: 9)
        if let snapshot = state.snapshot {
            line.add(
                "\(NumberText.grouped(snapshot.trainRows))+\(NumberText.grouped(snapshot.testRows)) rows",
                theme.faintStyle,
                importance: 2)
        }
        line.add(
            "\(experiment.optimizer.name) \(ExperimentField.rate.value(of: experiment))", theme.textStyle, importance: 8
        )
        line.add(ExperimentField.batch.fact(of: experiment), theme.faintStyle, importance: 5)
        for penalty in [ExperimentField.l1, .l2] where !penalty.isStandard(in: experiment) {
            line.add(penalty.fact(of: experiment), theme.faintStyle, importance: 4)
        }
        line.add(ExperimentField.seed.fact(of: experiment), theme.faintStyle, importance: 3)
        return line
    }
}
