extension Machine {
    /// Where a training step meets the outside, in the arena.
    public struct StepFeed: Sendable {
        /// The rows of the batch; `nil` where every step takes all rows.
        public let rows: Span?
        /// The number of steps taken so far.
        public let counter: Span
        /// What the step says of itself: its loss.
        public let loss: Span

        /// - Precondition: the places lie within the arena.
        public init(rows: Span?, counter: Span, loss: Span) {
            self.rows = rows
            self.counter = counter
            self.loss = loss
        }
    }

    /// Runs steps one after the other, each on its own rows, and keeps their losses. Stops after the first
    /// loss that is not finite, and where somebody asks to give up. Allocates nothing.
    ///
    /// - Parameters:
    ///   - rows: the batches' rows, one batch after the other.
    ///   - first: steps taken before.
    ///   - losses: as many as steps are to be run.
    /// - Returns: steps run; one that was given up is not among them, and has changed nothing.
    @_specialize(where T == Float)
    @_specialize(where T == Double)
    public func run(_ feed: StepFeed, rows: [Int32], first: Int, losses: inout [T]) -> Int {
        let batch = feed.rows?.count ?? 0
        precondition(rows.count >= batch * losses.count, "too few rows for the steps")
        precondition(feed.counter.offset < count && feed.loss.offset < count, "feed beyond the arena")
        if let span = feed.rows { precondition(span.offset + span.count <= count, "feed beyond the arena") }
        for step in 0..<losses.count {
            if let span = feed.rows {
                for i in 0..<batch { memory[span.offset + i] = T(row: Int(rows[step * batch + i])) }
            }
            memory[feed.counter.offset] = T(row: first + step)
            guard !abandonment.isAsked, run() else { return step }
            losses[step] = memory[feed.loss.offset]
            if !losses[step].isFinite { return step + 1 }
        }
        return losses.count
    }
}
