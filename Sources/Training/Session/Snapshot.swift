import ExpressionGraph
import Experiments

/// A run at a moment, as it is shown: immutable, and complete in itself.
public struct Snapshot: Sendable {
    /// What the run does.
    public enum Status: Hashable, Sendable {
        case paused
        case running
        /// The planned steps are done.
        case finished
        case diverged(Divergence)
    }

    /// Grows when another network or other data take the place of those before, and only then: what was derived from
    /// another generation no longer fits.
    public var generation: Int
    /// Commands obeyed so far: what a person wants is done once all that were sent have been.
    public var acknowledged = 0
    /// What is trained, as it is now.
    public var experiment: Experiment
    /// Whether it trains, waits or has ended.
    public var status: Status
    /// Steps taken so far.
    public var step: Int
    /// Rows seen so far over rows of the training data.
    public var epoch: Double
    /// Parameters, buffers and optimizer state.
    public var state: StateBlock
    /// The variables of `state`, in order.
    public var variables: [Variable] = []
    /// Losses since the run began.
    public var history: LossHistory
    /// What was measured last.
    public var report: Report
    /// Measured over the last moments; 0 when paused.
    public var stepsPerSecond: Double
    /// The limit on steps a second, if there is one.
    public var pace: Double?
    /// Time spent training.
    public var seconds: Double
    /// Trained numbers.
    public var parameterCount: Int
    /// Arithmetic operations of a step, as `Cost` counts them.
    public var operationsPerStep: Int
    /// Memory of the run, data included.
    public var bytes: Int
    /// Rows of training and test data.
    public var trainRows: Int
    /// Rows of test data.
    public var testRows: Int
    /// What surgeries did since the start, in order.
    public var outcomes: [SurgeryOutcome] = []
    /// Why the last command did nothing, if so.
    public var notice: String?
    /// Whether an activation was replaced, so that a twin could go on without that; and its losses, if it does.
    public var hasSwap = false
    /// The twin's losses; `nil` where there is no twin.
    public var twinHistory: LossHistory?
}
