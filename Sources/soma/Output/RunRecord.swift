import Experiments
import Training

/// A run as lines for other programs. The only times are in keys named `seconds`.
///
/// - `configuration`, first: the preset as text, and what follows from it.
/// - `report`, one for each report.
/// - `summary`, last: how it ended.
enum RunRecord {
    static let version = 1

    static func configuration(_ name: String, _ session: Session) -> JSONLine {
        var line = JSONLine()
        line["kind"] = .text("configuration")
        line["version"] = .integer(version)
        line["name"] = .text(name)
        line["title"] = .text(session.experiment.title)
        line["preset"] = .text(session.experiment.presetText())
        line["seed"] = .text("\(session.experiment.seed)")
        line["precision"] = .text(session.experiment.precision.rawValue)
        line["steps"] = .integer(session.experiment.steps)
        line["batch"] = .integer(session.graph.batch)
        line["parameters"] = .integer(session.parameterCount)
        line["operationsPerStep"] = .integer(session.operationsPerStep)
        line["trainRows"] = .integer(session.problem.train.rows)
        line["testRows"] = .integer(session.problem.test.rows)
        line["inputs"] = .list(session.problem.inputNames.map { .text($0) })
        line["classes"] = .list(session.problem.classNames.map { .text($0) })
        return line
    }

    static func report(_ report: Report, seconds: Double) -> JSONLine {
        var line = JSONLine()
        line["kind"] = .text("report")
        line["step"] = .integer(report.step)
        line["epoch"] = .number(report.epoch)
        scores(report, into: &line)
        line["parameterNorm"] = .number(report.parameterNorm)
        line["hazards"] = .object(report.hazards.map { ("\($0.layer + 1).\($0.name)", .integer($0.count)) })
        line["seconds"] = .number(seconds)
        return line
    }

    static func summary(_ session: Session, status: String, seconds: Double) -> JSONLine {
        var line = JSONLine()
        line["kind"] = .text("summary")
        line["status"] = .text(status)
        scores(session.lastReport, into: &line)
        line["steps"] = .integer(session.step)
        line["parameters"] = .integer(session.parameterCount)
        if let divergence = session.divergence { line["divergence"] = .text(divergence.summary) }
        if let goal = session.experiment.goal {
            line["goalReached"] = .flag(session.lastReport.reaches(goal))
        }
        line["seconds"] = .number(seconds)
        return line
    }

    private static func scores(_ report: Report, into line: inout JSONLine) {
        for metric in Metric.all {
            guard let column = metric.column, let value = report.value(of: metric) else { continue }
            line[column] = .number(value)
        }
    }

    /// The columns of the CSV form.
    static let columns = "step,epoch,trainLoss,testLoss,trainAccuracy,testAccuracy,trainR2,testR2,beyondLoss,seconds"

    static func row(_ report: Report, seconds: Double) -> String {
        func field(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
        return [
            "\(report.step)", field(report.epoch), field(report.train.loss), field(report.test.loss),
            field(report.train.accuracy), field(report.test.accuracy), field(report.train.r2), field(report.test.r2),
            field(report.beyond?.loss), field(seconds),
        ].joined(separator: ",")
    }
}
