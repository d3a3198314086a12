import Cells
import Experiments
import Training

extension State {
    /// Steps taken and seconds spent training: of the run, or of all lanes together.
    public var trained: (steps: Int, seconds: Double) {
        guard stage == .race, let lanes = race.snapshot?.lanes else {
            return (snapshot?.step ?? 0, snapshot?.seconds ?? 0)
        }
        return (
            lanes.reduce(0) { $0 + $1.snapshot.step }, lanes.reduce(0) { $0 + $1.snapshot.seconds }
        )
    }

    /// Trains up to a step before the person takes over: where a token left off.
    public mutating func resume(at step: Int) { target = step > 0 ? step : nil }

    /// What was trained and how well, in a few lines for the shell.
    public var summary: String {
        if stage == .race, race.snapshot != nil { return race.summary }
        guard let snapshot else { return "" }
        let report = snapshot.report
        let title = experiment.title.isEmpty ? name : "\(name) (\(experiment.title))"
        var lines = [
            "\(title): \(NumberText.grouped(snapshot.step)) steps, \(NumberText.grouped(snapshot.parameterCount)) parameters"
        ]
        let validation = report.validation.map { ", validation " + Self.words($0) } ?? ""
        lines.append("  train " + Self.words(report.train) + validation + ", test " + Self.words(report.test))
        if let beyond = report.beyond { lines.append("  beyond the training range " + Self.words(beyond)) }
        if let goal = experiment.goal { lines.append("  " + Self.words(goal, in: report)) }
        if let divergence { lines.append("  " + divergence.summary) }
        if snapshot.seconds > 0 {
            lines.append("  \(NumberText.duration(snapshot.seconds)) of training")
        }
        lines.append("  this moment again: soma " + Token.encode(experiment, step: snapshot.step))
        return lines.joined(separator: "\n") + "\n"
    }

    /// "goal reached: test accuracy ≥ 98 %".
    static func words(_ goal: Experiment.Goal, in report: Report) -> String {
        "goal " + (report.reaches(goal) ? "reached: " : "not reached: ") + goal.words { NumberText.significant($0) }
    }

    static func words(_ score: Score) -> String {
        var text = NumberText.significant(score.loss)
        if let accuracy = score.accuracy { text += " (\(NumberText.percent(accuracy)))" }
        if let r2 = score.r2 { text += " (R² \(NumberText.significant(r2)))" }
        return text
    }
}
