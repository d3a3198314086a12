import Experiments
import Training

/// A run as lines for other programs. The only times are in keys named `seconds`.
///
/// - `configuration`, first: the preset as text, and what follows from it.
/// - `report`, one for each report.
/// - `summary`, last: how it ended.
enum RunRecord {
    static let version = 1

    static func configuration(_ name: String, _ session: Session) -> JSONObject {
        var line = JSONObject()
        line.append("kind", .text("configuration"))
        line.append("version", .integer(version))
        line.append("name", .text(name))
        line.append("title", .text(session.experiment.title))
        line.append("preset", .text(session.experiment.presetText()))
        line.append("seed", .text("\(session.experiment.seed)"))
        line.append("precision", .text(session.experiment.precision.rawValue))
        line.append("steps", .integer(session.experiment.steps))
        line.append("batch", .integer(session.graph.batch))
        line.append("parameters", .integer(session.parameterCount))
        line.append("operationsPerStep", .integer(session.operationsPerStep))
        line.append("trainRows", .integer(session.problem.train.rows))
        line.append("testRows", .integer(session.problem.test.rows))
        line.append("inputs", .list(session.problem.inputNames.map { .text($0) }))
        line.append("classes", .list(session.problem.classNames.map { .text($0) }))
        if let reading = session.problem.reading {
            line.append("table", .object(TableText.fields(reading, session.problem)))
        }
        return line
    }

    /// - Parameters:
    ///   - lenses: what was asked for besides scores: their numbers stand in `measures`.
    ///   - seconds: since the run began; `nil` where runs share the processor.
    static func report(_ report: Report, lenses: [Lens] = [], seconds: Double?) -> JSONObject {
        var line = JSONObject()
        line.append("kind", .text("report"))
        line.append(ReportColumn.step.name, .integer(report.step))
        line.append(ReportColumn.epoch.name, .number(report.epoch))
        scores(report, into: &line)
        line.append("parameterNorm", .number(report.parameterNorm))
        line.append("hazards", .object(report.hazards.map { ("\($0.layer + 1).\($0.name)", .integer($0.count)) }))
        if !lenses.isEmpty {
            let values = lenses.flatMap(\.metrics).map { metric in
                (metric.key, report.value(of: metric).map { JSONObject.Value.number($0) } ?? .null)
            }
            line.append("measures", .object(values))
        }
        if let seconds { line.append("seconds", .number(seconds)) }
        return line
    }

    /// - Parameters:
    ///   - bestStep: what validation rows chose, where there are some
    ///   - baselines: simple models on the same rows, where they were fitted
    static func summary(
        _ session: Session, _ bestStep: BestStep? = nil, _ baselines: [Baseline] = [], status: String, seconds: Double
    ) -> JSONObject {
        var line = JSONObject()
        line.append("kind", .text("summary"))
        line.append("status", .text(status))
        scores(session.lastReport, into: &line)
        line.append("steps", .integer(session.step))
        line.append("parameters", .integer(session.parameterCount))
        if let unit = session.problem.targetUnit {
            let score = session.lastReport.test
            let errors = [("rmse", score.meanSquaredError?.squareRoot()), ("mae", score.meanAbsoluteError)]
            line.append("testErrorInUnits", .object(errors.map { ($0, $1.map { .number($0 * unit) } ?? .null) }))
        }
        if let best = bestStep?.best {
            line.append("best", .object([("step", .integer(best.step)), ("test", .object(fields(best.test)))]))
        }
        if !baselines.isEmpty {
            line.append("baselines", .object(baselines.map { ($0.key, .object(fields($0.test))) }))
        }
        if let divergence = session.divergence { line.append("divergence", .text(divergence.summary)) }
        if let goal = session.experiment.goal {
            line.append("goalReached", .flag(session.lastReport.reaches(goal)))
        }
        line.append("seconds", .number(seconds))
        return line
    }

    private static func fields(_ score: Score) -> [(String, JSONObject.Value)] {
        [("loss", score.loss), ("accuracy", score.accuracy), ("r2", score.r2)].compactMap { name, value in
            value.map { (name, .number($0)) }
        }
    }

    private static func scores(_ report: Report, into line: inout JSONObject) {
        for metric in Metric.all {
            guard let column = metric.column else { continue }
            if let value = report.value(of: metric) {
                line.append(column, .number(value))
            } else if metric == .trainR2 && report.train.lacksR2 || metric == .testR2 && report.test.lacksR2 {
                line.append(column, .null)
            }
        }
    }

    private static let reported: [ReportColumn] =
        [.step, .epoch]
        + [.trainLoss, .testLoss, .trainAccuracy, .testAccuracy, .trainR2, .testR2, .beyondLoss].map(
            ReportColumn.metric)

    /// The columns of the CSV form.
    static let columns = (reported.map(\.name) + ["seconds"]).joined(separator: ",")

    /// The columns with those of lenses after them.
    static func columns(_ lenses: [Lens]) -> String {
        ([columns] + lenses.flatMap(\.metrics).map(\.key)).joined(separator: ",")
    }

    static func row(_ report: Report, lenses: [Lens] = [], seconds: Double) -> String {
        let scores = reported.map { $0.text(report) } + ["\(seconds)"]
        let measures = lenses.flatMap(\.metrics).map { report.value(of: $0).map { "\($0)" } ?? "" }
        return (scores + measures).joined(separator: ",")
    }
}
