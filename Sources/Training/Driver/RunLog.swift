import Experiments

/// Takes what happens in a run, in order, on the thread that trains: lines for programs, files, a history, rows of a race.
public protocol RunLog: AnyObject {
    /// Called between steps only.
    func take(_ event: RunEvent)
}

/// Keeps the reports of a run.
final class KeptReports: RunLog {
    private(set) var reports: [Report] = []

    func take(_ event: RunEvent) { if case .report(let report) = event { reports.append(report) } }
}
