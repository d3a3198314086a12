import Cells
import Experiments
import Training

/// What came of a verification, as a table for people and as lines for programs.
enum VerificationText {
    /// A block for each preset; each claim with its numbers beneath.
    static func table(
        _ outcomes: [Verification.Outcome], _ seconds: [Double], total: Double, isStopped: Bool
    ) -> String {
        var text = ""
        var preset = ""
        let heads = ["claim", "paper", "ours: median (range)", "seeds", "seconds"]
        let rows = outcomes.map { row($0, seconds) }
        let widths = heads.indices.map { column in
            ([heads] + rows).map { $0[column].count }.max() ?? 0
        }
        func line(_ mark: String, _ cells: [String]) -> String {
            let padded = zip(cells, widths).enumerated().map { column, cell in
                let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
                // Text to the left, numbers to the right.
                return column == 0 || column == 2 ? cell.0 + blanks : blanks + cell.0
            }
            return "  " + mark + "  " + padded.joined(separator: "  ") + "\n"
        }
        text += line("    ", heads)
        for (outcome, row) in zip(outcomes, rows) {
            if outcome.item.preset != preset {
                preset = outcome.item.preset
                text += preset + "\n"
            }
            text += "        " + outcome.item.expectation.claim + "\n"
            text += line(outcome.holds ? "ok  " : outcome.isOpen(isStopped) ? "    " : "FAIL", row)
        }
        let holding = outcomes.count { $0.holds }, open = outcomes.count { $0.isOpen(isStopped) }
        let unknown = open == 0 ? "" : "; \(open) not run to the end"
        return text
            + "\(holding) of \(outcomes.count - open) claims hold\(unknown), \(NumberText.significant(total)) s\n"
    }

    private static func row(_ outcome: Verification.Outcome, _ seconds: [Double]) -> [String] {
        let expectation = outcome.item.expectation
        let range = outcome.range.map { range in
            let median = number(range.median)
            return range.least == range.greatest
                ? median : "\(median) (\(number(range.least)) to \(number(range.greatest)))"
        }
        return [
            measure(outcome.item), expectation.paper.map(number) ?? "-", range ?? "not run",
            "\(outcome.holdingSeeds)/\(expectation.seeds.count)",
            NumberText.significant(outcome.seconds(seconds)),
        ]
    }

    /// "beyond-mse ≤ 0.05 after 5000 steps".
    private static func measure(_ item: Verification.Item) -> String {
        let expectation = item.expectation
        let name =
            expectation.since.map { since in
                let joint = expectation.metric.comparesByRatio ? "/ that" : "− that"
                return "\(expectation.metric.key) \(joint) after \(since)"
            } ?? expectation.metric.key
        let subject =
            switch (expectation.rival, expectation.metric.comparesByRatio) {
            case (nil, _): name
            case (let rival?, true): "\(name) / that of \(rival)"
            case (let rival?, false): "\(name) − that of \(rival)"
            }
        let bound =
            switch expectation.bound {
            case .atMost(let limit): "≤ \(number(limit))"
            case .atLeast(let limit): "≥ \(number(limit))"
            }
        let looks = expectation.every.map { ", best look of every \($0)" } ?? ""
        return "\(subject) \(bound) after \(item.steps) steps\(looks)"
    }

    private static func number(_ value: Double) -> String {
        value.isNaN ? "not a number" : NumberText.significant(value)
    }

    /// One object for each claim, last a summary. The only times are in keys named `seconds`.
    static func lines(
        _ outcomes: [Verification.Outcome], _ seconds: [Double], total: Double, isStopped: Bool
    ) -> String {
        var text = ""
        for outcome in outcomes {
            let expectation = outcome.item.expectation
            var line = JSONObject()
            line.append("kind", .text("claim"))
            line.append("preset", .text(outcome.item.preset))
            line.append("claim", .text(expectation.claim))
            line.append("source", .text(expectation.source))
            line.append("metric", .text(expectation.metric.key))
            if let rival = expectation.rival { line.append("against", .text(rival)) }
            switch expectation.bound {
            case .atMost(let limit): line.append("atMost", .number(limit))
            case .atLeast(let limit): line.append("atLeast", .number(limit))
            }
            line.append("paper", expectation.paper.map { .number($0) } ?? .null)
            line.append("steps", .integer(outcome.item.steps))
            if let every = expectation.every { line.append("every", .integer(every)) }
            if let since = expectation.since { line.append("since", .integer(since)) }
            line.append("seeds", .list(expectation.seeds.map { .text("\($0)") }))
            line.append("values", .list(outcome.values.map { $0.map { .number($0) } ?? .null }))
            line.append("median", outcome.range.map { .number($0.median) } ?? .null)
            line.append("holdingSeeds", .integer(outcome.holdingSeeds))
            line.append("neededSeeds", .integer(expectation.neededSeeds))
            line.append("holds", outcome.isOpen(isStopped) ? .null : .flag(outcome.holds))
            line.append("seconds", .number(outcome.seconds(seconds)))
            text += line.text + "\n"
        }
        var line = JSONObject()
        line.append("kind", .text("summary"))
        line.append("claims", .integer(outcomes.count))
        line.append("holding", .integer(outcomes.count { $0.holds }))
        line.append("seconds", .number(total))
        return text + line.text + "\n"
    }
}

extension Verification.Outcome {
    /// Whether seeds that were not run to their end could still decide.
    fileprivate func isOpen(_ isStopped: Bool) -> Bool { isStopped && !holds && values.contains { $0 == nil } }

    /// Time of all the runs it rests on, on one core.
    fileprivate func seconds(_ seconds: [Double]) -> Double { Set(trials).sorted().reduce(0) { $0 + seconds[$1] } }
}
