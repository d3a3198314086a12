import Cells
import Experiments
import Training

/// How a run ended, for people.
enum RunSummary {
    static func text(_ name: String, _ session: Session, status: String, seconds: Double) -> String {
        let report = session.lastReport
        var lines = ["\(name): \(status) after \(session.step) steps, \(session.parameterCount) parameters"]
        lines += session.outcomes.map { outcome in
            var text = "step \(outcome.step), \(outcome.label): \(outcome.summary)"
            if let after = outcome.after?.test {
                text +=
                    "; test "
                    + (after.meanSquaredError.map { "RMSE \(NumberText.significant($0.squareRoot()))" }
                        ?? "loss \(NumberText.significant(after.loss))")
            }
            return text
        }
        lines.append(line("train", report.train))
        lines.append(line("test", report.test))
        if let beyond = report.beyond { lines.append(line("beyond", beyond)) }
        for hazard in report.hazards where hazard.count > 0 {
            lines.append(
                "hazard in layer \(hazard.layer + 1): \(hazard.name), \(hazard.count) times on the training rows")
        }
        if let goal = session.experiment.goal {
            lines.append(
                "goal \(goal.metric.column ?? goal.metric.key) \(NumberText.significant(goal.value)): "
                    + (report.reaches(goal) ? "reached" : "not reached"))
        }
        if let divergence = session.divergence {
            lines.append(divergence.summary)
            lines.append("try: " + divergence.advice.joined(separator: "; "))
        }
        let speed = seconds > 0 ? Double(session.step) / seconds : 0
        lines.append("\(NumberText.significant(seconds)) s, \(NumberText.significant(speed)) steps/s")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ name: String, _ score: Score) -> String {
        var text = "\(name): loss \(NumberText.significant(score.loss))"
        if let accuracy = score.accuracy { text += ", accuracy \(NumberText.significant(accuracy * 100)) %" }
        if let r2 = score.r2 { text += ", R2 \(NumberText.significant(r2))" }
        if let error = score.meanSquaredError { text += ", RMSE \(NumberText.significant(error.squareRoot()))" }
        return text
    }
}
