extension BuiltInProblem {
    /// Problems whose rows are sequences of time steps.
    static let sequences = [
        delayedXOR, temporalOrder, adding, copyMemory, nBack, frequencies, mackeyGlass, lorenz, reberGrammar,
        spikeMotif,
        thinkingParity,
    ]
}
