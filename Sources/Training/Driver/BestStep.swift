import Experiments

/// The step of a run whose validation loss is the lowest, and whether the run has gone on long enough without a lower one.
///
/// Only the validation rows decide; the test score of that step is an honest one.
/// Source: L. Prechelt, 1998, "Early stopping - but when?", doi:10.1007/3-540-49430-8_3
public final class BestStep: RunLog {
    /// The report with the lowest validation loss; `nil` where no rows validate.
    public private(set) var best: Report?
    /// The report with the lowest test loss: for a look back, never for a choice.
    public private(set) var lowestTest: Report?
    /// Reports since the best.
    private var waited = 0
    private let patience: Int?

    /// - Parameter patience: reports without a lower validation loss after which a run is over; `nil` for no end.
    public init(patience: Int?) { self.patience = patience }

    /// Whether there has been no lower validation loss for as many reports as were to be waited for.
    public var isOver: Bool { patience.map { best != nil && waited >= $0 } ?? false }

    /// At a report keeps the best by its validation loss, and counts the reports since.
    public func take(_ event: RunEvent) {
        guard case .report(let report) = event else { return }
        if report.test.loss < lowestTest?.test.loss ?? .infinity { lowestTest = report }
        guard let loss = report.validation?.loss else { return }
        if loss < best?.validation?.loss ?? .infinity {
            (best, waited) = (report, 0)
        } else {
            waited += 1
        }
    }
}
