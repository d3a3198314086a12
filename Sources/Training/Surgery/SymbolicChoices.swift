import Experiments

/// Functions with names that may stand for an edge, the best choice first.
public struct SymbolicChoices: Hashable, Sendable {
    /// The edge they are for.
    public var edge: Surgery.Edge
    /// The functions that were tried, by their choice loss.
    public var choices: [SymbolicChoice]
}

/// A function as a choice for an edge, and what taking it would do.
public struct SymbolicChoice: Hashable, Sendable {
    /// The function, with its fit.
    public var candidate: SymbolicCandidate
    /// The scores now.
    public var before: Report
    /// The scores with the function in the spline's place; `nil` where it was not tried.
    public var after: Report?
}
