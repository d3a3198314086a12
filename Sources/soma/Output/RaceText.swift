import Cells
import Experiments
import Training

/// What came of a race: a table and sentences for people, lines for programs.
enum RaceText {
    // MARK: For programs

    /// Lanes, reports, summaries and comparisons, each as an object; the only time is in `seconds` of the last.
    static func lines(_ result: RaceResult, seconds: Double) -> String {
        var text = ""
        for (index, lane) in result.race.lanes.enumerated() {
            var line = JSONObject()
            line.append("kind", .text("lane"))
            line.append("lane", .text(Race.letter(index)))
            line.append("preset", .text(lane.name))
            line.append("configuration", .text(lane.experiment.presetText()))
            line.append("parameters", .integer(result.runs(of: index).first?.parameters ?? 0))
            line.append("operationsPerStep", .integer(result.runs(of: index).first?.operationsPerStep ?? 0))
            if let fit = lane.fit {
                line.append("budget", .text(fit.budget.text))
                line.append("offBy", .number(fit.error))
                line.append("isMet", .flag(fit.isMet))
                if let reason = fit.reason { line.append("reason", .text(reason)) }
                if let published = fit.published { line.append("publishedParameters", .integer(published.parameters)) }
            }
            text += line.text + "\n"
        }
        for run in result.runs {
            for report in run.reports {
                var line = RunRecord.report(report, seconds: nil)
                line.append("lane", .text(Race.letter(run.lane)))
                line.append("seed", .text("\(run.seed)"))
                line.append("operations", .integer(report.step * run.operationsPerStep))
                text += line.text + "\n"
            }
        }
        for index in result.race.lanes.indices { text += summaryLine(result, index).text + "\n" }
        for (a, b, comparison) in result.comparisons {
            var line = JSONObject()
            line.append("kind", .text("comparison"))
            line.append("first", .text(Race.letter(a)))
            line.append("second", .text(Race.letter(b)))
            line.append("firstWins", .integer(comparison.firstWins))
            line.append("secondWins", .integer(comparison.secondWins))
            line.append("ties", .integer(comparison.ties))
            line.append("probability", .number(comparison.probability))
            line.append("correctedProbability", .number(comparison.correctedProbability))
            line.append(
                "ratio",
                comparison.ratio.map {
                    .list([.number($0.low), .number($0.median), .number($0.high)])
                } ?? .null)
            // An interval of one seed holds the median with no probability that could be told.
            let level = comparison.ratio.flatMap { $0.level > 0 ? $0.level : nil }
            line.append("level", level.map { .number($0) } ?? .null)
            line.append("words", .text(words(comparison, a, b)))
            text += line.text + "\n"
        }
        var line = JSONObject()
        line.append("kind", .text("race"))
        line.append("lanes", .integer(result.race.lanes.count))
        line.append("seeds", .list(result.seeds.map { .text("\($0)") }))
        line.append("seconds", .number(seconds))
        return text + line.text + "\n"
    }

    private static func summaryLine(_ result: RaceResult, _ lane: Int) -> JSONObject {
        let summary = LaneSummary(result, lane: lane)
        func band(_ band: SeedBand?) -> JSONObject.Value {
            band.map { .list([.number($0.low), .number($0.median), .number($0.high)]) } ?? .null
        }
        var line = JSONObject()
        line.append("kind", .text("summary"))
        line.append("lane", .text(Race.letter(lane)))
        line.append("runs", .integer(summary.runs))
        line.append("diverged", .integer(summary.diverged))
        line.append("trainLoss", band(summary.trainLoss))
        line.append("testLoss", band(summary.testLoss))
        line.append("beyondLoss", band(summary.beyondLoss))
        line.append("testAccuracy", band(summary.accuracy))
        if let success = summary.success {
            line.append("reached", .integer(success.count))
            line.append("epochs", band(success.epochs))
        }
        return line
    }

    // MARK: For people

    static func summary(_ result: RaceResult, seconds: Double) -> String {
        let race = result.race
        let experiment = race.lanes[0].experiment
        var text =
            "\(race.lanes.count) lanes, \(experiment.steps) steps, "
            + (result.seeds.count == 1
                ? "seed \(result.seeds[0])" : "\(result.seeds.count) seeds from \(result.seeds[0])")
            + "; median (10 to 90 %)\n"
        let summaries = race.lanes.indices.map { LaneSummary(result, lane: $0) }
        var head = ["lane", "preset", "parameters", "ops a step", "train loss", "test loss"]
        if summaries.contains(where: { $0.beyondLoss != nil }) { head.append("beyond the data") }
        if summaries.contains(where: { $0.accuracy != nil }) { head.append("test accuracy") }
        let rows = summaries.enumerated().map { index, lane in
            var row = [
                Race.letter(index), lane.name, NumberText.grouped(lane.parameters),
                NumberText.compact(Double(lane.operationsPerStep)), band(lane.trainLoss), band(lane.testLoss),
            ]
            if head.contains("beyond the data") { row.append(band(lane.beyondLoss)) }
            if head.contains("test accuracy") { row.append(band(lane.accuracy)) }
            return row
        }
        text += table([head] + rows)
        if let goal = race.goal {
            text += "goal: \(goal.words(number: number))\n"
            for (index, lane) in summaries.enumerated() {
                guard let success = lane.success else { continue }
                let epochs = success.epochs.map { ", median \(number($0.median)) epochs" } ?? ""
                text += "  \(Race.letter(index))  \(success.count) of \(lane.runs)\(epochs)\n"
            }
        }
        for (index, lane) in summaries.enumerated() where lane.diverged > 0 {
            text += "\(Race.letter(index)) diverged with \(lane.diverged) of \(lane.runs) seeds\n"
        }
        if result.seeds.count > 1 {
            for (a, b, comparison) in result.comparisons { text += words(comparison, a, b) + "\n" }
        }
        text += differences(race) + fits(race)
        return text + "\(number(seconds)) s\n"
    }

    /// Only what differs, a line for each setting and lane.
    static func differences(_ race: Race) -> String {
        let differences = race.differences
        guard !differences.isEmpty else { return race.lanes.count > 1 ? "the lanes do not differ\n" : "" }
        return "what differs:\n"
            + differences.map { difference in
                difference.values.enumerated().map { lane, value in
                    "  \(Race.letter(lane))  \(difference.name): \(value)\n"
                }.joined()
            }.joined()
    }

    /// What each lane got of the budget.
    static func fits(_ race: Race) -> String {
        guard let budget = race.budget else { return "" }
        var text = "budget: \(NumberText.grouped(budget.target)) \(budget.unit)\n"
        for (index, lane) in race.lanes.enumerated() {
            guard let fit = lane.fit else { continue }
            let sign = fit.error < 0 ? "−" : "+"
            text +=
                "  \(Race.letter(index))  \(NumberText.grouped(fit.got)), off by \(sign)\(number(abs(fit.error) * 100)) %"
                + "; parameters \(fit.sum)"
            if let published = fit.published {
                text +=
                    "; by the published formulas \(published.parameters) parameters and "
                    + "\(number(published.operations)) operations a row"
            }
            text += (fit.reason.map { "; not nearer because \($0)" } ?? "") + "\n"
        }
        return text
    }

    private static func words(_ comparison: PairedComparison, _ a: Int, _ b: Int) -> String {
        comparison.words(Race.letter(a), Race.letter(b), of: "test loss", number: number)
    }

    private static func band(_ band: SeedBand?) -> String {
        guard let band else { return "-" }
        return band.low == band.high
            ? number(band.median) : "\(number(band.median)) (\(number(band.low)) to \(number(band.high)))"
    }

    private static func number(_ value: Double) -> String { NumberText.significant(value) }

    private static func table(_ rows: [[String]]) -> String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = "  "
            for (cell, width) in zip(row, widths) {
                line += cell + String(repeating: " ", count: width - cell.count + 2)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
