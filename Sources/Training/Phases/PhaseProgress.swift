/// Where a run stands in its phases.
struct PhaseProgress: Hashable, Sendable {
    /// The phase to come.
    var next = 0
    /// Where the steps of the phase at hand begin and end.
    var start = 0
    var end = 0
    /// Whether the end of a phase of training is still to come.
    var isTraining = false
    /// Grids are updated before every so many steps of it.
    var gridUpdates: Int?
    /// The step before which that happens next.
    var nextGridUpdate = Int.max
}
