import Experiments

/// A number of a report under the name that other programs read: a column of CSV, a key of JSON.
public struct ReportColumn: Sendable {
    public let name: String
    /// The number, written such that it is read back to the bit; empty where the task has none.
    public let text: @Sendable (Report) -> String

    public static let step = ReportColumn(name: "step") { "\($0.step)" }
    public static let epoch = ReportColumn(name: "epoch") { "\($0.epoch)" }

    /// The column of a metric.
    ///
    /// - Precondition: reports write the metric.
    public static func metric(_ metric: Metric) -> ReportColumn {
        guard let name = metric.column else { preconditionFailure("reports do not write \(metric.key)") }
        return ReportColumn(name: name) { report in report.value(of: metric).map { "\($0)" } ?? "" }
    }
}
