import Cells
import Experiments
import Training

/// How a run ended, for people.
enum RunSummary {
    /// - Parameters:
    ///   - bestStep: what validation rows chose, where there are some
    ///   - baselines: simple models on the same rows, where they were fitted
    static func text(
        _ name: String, _ session: Session, _ bestStep: BestStep? = nil, _ baselines: [Baseline] = [], status: String,
        seconds: Double
    ) -> String {
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
        let unit = session.problem.targetUnit
        if report.step != session.step { lines.append("scores of step \(report.step), the last that were made") }
        lines.append(line("train", report.train, unit))
        if let validation = report.validation { lines.append(line("validation", validation, unit)) }
        lines.append(line("test", report.test, unit))
        if let beyond = report.beyond { lines.append(line("beyond", beyond, unit)) }
        // The validation rows chose this step, so its test score is as honest as one without a choice.
        var own = report.test
        if let best = bestStep?.best {
            own = best.test
            lines.append(line("test at step \(best.step), where the validation loss was lowest", best.test, unit))
        } else if session.problem.reading != nil, let lowest = bestStep?.lowestTest, lowest.step < report.step {
            lines.append(
                "the test loss was lowest at step \(lowest.step): \(NumberText.significant(lowest.test.loss)); "
                    + "data.validation=0.2 sets rows apart that choose a step")
        }
        lines += baselines.map { line($0.name, $0.test, unit) }
        lines += verdict(own, baselines).map { [$0] } ?? []
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

    /// - Parameter unit: what 1 of a scaled target is in the units of the data; `nil` where targets are as they were
    private static func line(_ name: String, _ score: Score, _ unit: Double?) -> String {
        var text = "\(name): loss \(NumberText.significant(score.loss))"
        if let accuracy = score.accuracy { text += ", accuracy \(NumberText.significant(accuracy * 100)) %" }
        if let r2 = score.r2 { text += ", R2 \(NumberText.significant(r2))" }
        if score.lacksR2 { text += ", no R2 (the targets do not differ)" }
        if let error = score.meanSquaredError {
            text += ", RMSE \(NumberText.significant(error.squareRoot() * (unit ?? 1)))"
        }
        return text
    }

    /// Whether the network is worth its trouble: better than the best of the simple models, or not.
    private static func verdict(_ test: Score, _ baselines: [Baseline]) -> String? {
        guard let own = Baseline.merit(test),
            let best = baselines.max(by: { (Baseline.merit($0.test) ?? -1) < (Baseline.merit($1.test) ?? -1) }),
            let other = Baseline.merit(best.test)
        else { return nil }
        // Of accuracies a point is a hundredth; R2 has no unit.
        let difference = NumberText.significant(abs(own - other) * (test.accuracy == nil ? 1 : 100))
        let amount = test.accuracy == nil ? "\(difference) of R2" : "\(difference) points"
        if own > other { return "better than \(best.name) by \(amount)" }
        return own == other ? "no better than \(best.name)" : "worse than \(best.name) by \(amount)"
    }
}
