import Experiments
import Problems

/// The network as it would be without the swap: it goes on from the same weights on the same batches.
///
/// Its history depends on the swap and on the steps alone, not on when somebody asked for it.
final class Twin {
    private let driver: RunDriver
    /// Losses since the swap.
    var history: LossHistory { driver.session.history }
    /// All of it as it stands.
    var moment: RunState { driver.session.moment }

    /// - Parameter swap: the run before an activation was replaced, without its losses.
    convenience init(_ swap: RunState, _ rows: ProblemRows, _ factory: RunFactory) throws(SessionError) {
        try self.init(goingOnFrom: swap, rows, factory)
        driver.session.report()
    }

    /// - Parameter moment: of a twin.
    init(goingOnFrom moment: RunState, _ rows: ProblemRows, _ factory: RunFactory) throws(SessionError) {
        driver = RunDriver(try Session(moment, rows.all, factory))
    }

    /// Follows the run it belongs to; at a loss that is not finite it stops for good.
    func advance(to step: Int) { driver.advance(to: step) }

    /// Takes over the numbers that may change while it runs; a run with a twin has no phases.
    func tune(_ experiment: Experiment) { driver.session.tune(to: experiment) }
}
