/// The numbers of a race as tidy rows, for programs: one for each lane, seed and report.
public enum RaceRows {
    /// The columns' names: what a row is of, its losses and scores, and how much training they took.
    public static let columns =
        "lane,preset,seed,step,trainLoss,testLoss,beyondLoss,trainAccuracy,testAccuracy,trainR2,testR2,epoch,operations"

    /// Numbers are written such that they are read back to the bit; what a task has not is left empty.
    public static func rows(_ result: RaceResult) -> [String] {
        result.runs.flatMap { run in
            let name = quoted(result.race.lanes[run.lane].name)
            return run.reports.map { report in
                func field(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
                return [
                    Race.letter(run.lane), name, "\(run.seed)", "\(report.step)", field(report.train.loss),
                    field(report.test.loss), field(report.beyond?.loss), field(report.train.accuracy),
                    field(report.test.accuracy), field(report.train.r2), field(report.test.r2), field(report.epoch),
                    "\(report.step * run.operationsPerStep)",
                ].joined(separator: ",")
            }
        }
    }

    /// As CSV wants a field that may hold a comma or a quotation mark.
    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
