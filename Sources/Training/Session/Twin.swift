import Execution
import Experiments
import Problems

/// The network as it would be without the swap: it goes on from the same weights on the same batches.
///
/// Its history depends on the swap and on the steps alone, not on when somebody asked for it.
final class Twin {
    private let driver: RunDriver
    var history: LossHistory { driver.session.history }

    /// - Parameters:
    ///   - swap: the run before an activation was replaced.
    ///   - problem: what is learned.
    init(_ swap: RunState, _ problem: Problem, abandonment: Abandonment) throws(SessionError) {
        var start = swap
        start.history = LossHistory()
        driver = RunDriver(try Session(start, problem: problem, abandonment: abandonment))
        driver.session.report()
    }

    /// Follows the run it belongs to; at a loss that is not finite it stops for good.
    func advance(to step: Int) { driver.advance(to: step) }

    /// Takes over the numbers that may change while it runs; a run with a twin has no phases.
    func tune(_ experiment: Experiment) { driver.session.tune(to: experiment) }
}
