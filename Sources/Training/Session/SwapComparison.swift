/// The run before its last swap of activations, and the network that goes on without the swap, if somebody asked for it.
struct SwapComparison {
    /// Without its losses.
    private(set) var swap: RunState?
    var twin: Twin?

    /// Nothing to compare with.
    init() {}

    /// As it was at a moment.
    init(_ moment: RunState, _ rows: ProblemRows, _ factory: RunFactory) throws(SessionError) {
        swap = moment.swap.first
        twin = try moment.twin.first.map { (state) throws(SessionError) in try Twin(goingOnFrom: state, rows, factory) }
    }

    /// Remembers what the network was before its activations change. A twin that goes on already stays the one of the first
    /// swap; after any other edit there is nothing to compare with.
    ///
    /// - Parameter before: the run before the swap; `nil` where the edit was another.
    mutating func note(swapOf before: RunState?) {
        guard let before else { return self = SwapComparison() }
        if twin == nil { swap = before.bare }
    }
}
