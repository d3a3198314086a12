import Execution
import Experiments
import Problems

/// The network as it would be without the swap: it goes on from the same weights on the same batches.
///
/// Its history depends on the swap and on the steps alone, not on when somebody asked for it.
final class Twin {
    private let run: any TrainingRun
    private let interval: Int
    private(set) var history = LossHistory()
    private var hasStopped = false

    /// - Parameters:
    ///   - swap: the run before an activation was replaced.
    ///   - problem: with the training rows of that time.
    init(_ swap: RunState, _ problem: Problem, reportInterval: Int, abandonment: Abandonment) throws(SessionError) {
        run = try Session.makeRun(swap.experiment, problem, abandonment)
        run.checkpoint = swap.checkpoint
        interval = reportInterval
        history.append(run.report())
    }

    /// Follows the run it belongs to; at a loss that is not finite it stops for good.
    func advance(to step: Int) {
        while run.step < step, !hasStopped {
            let next = (run.step / interval + 1) * interval
            hasStopped = !run.advance(min(next, step) - run.step).isFinite
            if run.step == next, !hasStopped { history.append(run.report()) }
        }
    }

    /// Takes over the numbers that may change while it runs; a run with a twin has no phases.
    func tune(_ experiment: Experiment) { run.tune(experiment, PhaseProgress()) }
}
