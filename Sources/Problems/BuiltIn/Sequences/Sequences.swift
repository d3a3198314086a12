extension BuiltInProblem {
    /// Problems whose rows are sequences of time steps.
    static let sequences = [delayedXOR, adding, mackeyGlass]
}
