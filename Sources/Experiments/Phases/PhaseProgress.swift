/// Where a run stands in its phases, in steps from the beginning of the run.
public struct PhaseProgress: Hashable, Sendable, Codable {
    /// The number of the phase to come, from 0.
    public var next = 0
    /// Where the steps of the phase at hand begin.
    public var start = 0
    /// Where the steps of the phase at hand end.
    public var end = 0
    /// Whether the end of a phase of training is still to come.
    public var isTraining = false
    /// Grids are updated before every so many steps of it; `nil` where they are left alone.
    public var gridUpdates: Int?
    /// The step before which that happens next.
    public var nextGridUpdate = Int.max

    /// Before the first phase, or with no phases at all.
    public init() {}

    /// A run that goes on at a step with its phases still to come.
    public init(at step: Int) { (start, end) = (step, step) }
}
