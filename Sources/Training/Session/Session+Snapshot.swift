extension Session {
    /// The session as it would be shown.
    public func snapshot(
        generation: Int? = nil, acknowledged: Int = 0, status: Snapshot.Status = .paused, stepsPerSecond: Double = 0,
        pace: Double? = nil, seconds: Double = 0, notice: String? = nil
    ) -> Snapshot {
        var snapshot = Snapshot(
            generation: generation ?? networkChanges, experiment: experiment, status: status, step: step, epoch: epoch,
            state: state,
            variables: graph.state, history: history, report: lastReport, stepsPerSecond: stepsPerSecond, pace: pace,
            seconds: seconds,
            parameterCount: parameterCount, operationsPerStep: operationsPerStep, bytes: bytes,
            trainRows: problem.train.rows, testRows: problem.test.rows, outcomes: outcomes, notice: notice)
        (snapshot.acknowledged, snapshot.hasSwap, snapshot.twinHistory) = (acknowledged, hasSwap, twinHistory)
        return snapshot
    }
}
