import Experiments

/// A number of a report under the name that other programs read: a column of CSV, a key of JSON.
public struct ReportColumn: Sendable {
    /// The column's title, and the key.
    public let name: String
    /// The number, written such that it is read back to the bit; empty where the task has none.
    public let text: @Sendable (Report) -> String

    /// Steps taken so far.
    public static let step = ReportColumn(name: "step") { "\($0.step)" }
    /// Rows seen so far over rows of the training data.
    public static let epoch = ReportColumn(name: "epoch") { "\($0.epoch)" }

    /// The column of a metric.
    ///
    /// - Precondition: reports write the metric.
    public static func metric(_ metric: Metric) -> ReportColumn {
        guard let name = metric.column else { preconditionFailure("reports do not write \(metric.key)") }
        return ReportColumn(name: name) { report in report.value(of: metric).map { "\($0)" } ?? "" }
    }
}
