import Experiments
import Training

/// The log of a run that is trained without a screen: what was made of its table, lines of JSON, rows of CSV.
final class RunReports: RunLog {
    private let name: String
    private let session: Session
    private let lenses: [Lens]
    private let json: Bool
    private let table: ReportFile?
    private let elapsed: () -> Double

    /// - Parameters:
    ///   - name: what the experiment was opened as.
    ///   - csv: the path of a table of reports, if there is to be one.
    ///   - elapsed: seconds since the run began.
    init(
        _ name: String, _ session: Session, _ lenses: [Lens], json: Bool, csv: String?, elapsed: @escaping () -> Double
    ) throws {
        (self.name, self.session, self.lenses, self.json, self.elapsed) = (name, session, lenses, json, elapsed)
        table = try csv.map { try ReportFile($0, columns: RunRecord.columns(lenses)) }
    }

    func take(_ event: RunEvent) {
        switch event {
        case .began:
            if json {
                write(RunRecord.configuration(name, session))
            } else if let reading = session.problem.reading {
                StandardOutput.write(reading.sentences.joined(separator: "\n") + "\n")
            }
        case .report(let report):
            if json { write(RunRecord.report(report, lenses: lenses, seconds: elapsed())) }
            table?.append(RunRecord.row(report, lenses: lenses, seconds: elapsed()))
        case .mark, .moment, .ended: break
        }
    }

    private func write(_ line: JSONObject) { StandardOutput.write(line.text + "\n") }

    /// Puts the table in its place.
    func close() throws { try table?.close() }
}
