/// What surgeries can be taken back to: the run before each, without its losses, which stay the run's.
struct UndoStack {
    private(set) var states: [RunState]

    /// Surgeries that can be undone.
    private static let limit = 16

    /// - Parameter states: in the order in which they were left.
    init(_ states: [RunState] = []) { self.states = states }

    mutating func push(_ state: RunState) {
        states.append(state.bare)
        if states.count > Self.limit { states.removeFirst() }
    }

    /// The run before the last surgery, once; `nil` where there is none.
    mutating func pop() -> RunState? { states.popLast() }
}
