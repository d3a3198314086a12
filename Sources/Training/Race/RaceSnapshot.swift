import Problems

/// A race at a moment, as it is shown.
public struct RaceSnapshot: Sendable {
    /// A lane at that moment.
    public struct Lane: Sendable {
        /// Stays with the lane whatever happens to the others.
        public let id: Int
        /// What it was opened as.
        public let name: String
        /// Its run.
        public let snapshot: Snapshot
        /// Kept moments of its past, in the order of their steps.
        public let moments: [RaceMoment]
        /// The data it is trained on.
        public let problem: Problem

        /// The lane as it was at the last kept moment up to a step; as it is without one.
        public func snapshot(at step: Int?) -> Snapshot {
            guard let step, let moment = moments.last(where: { $0.step <= step }) ?? moments.first else {
                return snapshot
            }
            var past = snapshot
            (past.step, past.report) = (moment.step, moment.report)
            (past.state, past.variables) = (moment.state, moment.variables)
            (past.experiment, past.generation) = (moment.experiment, moment.generation)
            return past
        }
    }

    /// The lanes from A on.
    public let lanes: [Lane]
    /// Whether the lanes train, or wait.
    public let isRunning: Bool
    /// Whether each lane goes as fast as it can.
    public let isFree: Bool
    /// Why the last command did nothing, if so.
    public let notice: String?
    /// Commands obeyed so far.
    public let obeyed: Int
    /// Lanes that were wanted and could not begin.
    public let refused: Set<Int>
}
