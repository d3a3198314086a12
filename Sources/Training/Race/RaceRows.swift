import Experiments

/// The numbers of a race as tidy rows, for programs: one for each lane, seed and report.
public enum RaceRows {
    private static let reported: [ReportColumn] =
        [.step]
        + [.trainLoss, .testLoss, .beyondLoss, .trainAccuracy, .testAccuracy, .trainR2, .testR2].map(
            ReportColumn.metric)
        + [.epoch]

    /// The columns' names: what a row is of, its losses and scores, and how much training they took.
    public static let columns =
        (["lane", "preset", "seed"] + reported.map(\.name) + ["operations"]).joined(separator: ",")

    /// Numbers are written such that they are read back to the bit; what a task has not is left empty.
    public static func rows(_ result: RaceResult) -> [String] {
        result.runs.flatMap { run in
            let name = quoted(result.race.lanes[run.lane].name)
            return run.reports.map { report in
                ([Race.letter(run.lane), name, "\(run.seed)"] + reported.map { $0.text(report) }
                    + ["\(report.step * run.operationsPerStep)"]).joined(separator: ",")
            }
        }
    }

    /// As CSV wants a field that may hold a comma or a quotation mark.
    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
