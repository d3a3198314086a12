/// Turns a pace into whole steps: how many are due since it was last asked. Time decides here when steps are taken,
/// never what they compute.
struct PacedSteps {
    /// Steps a second at most; `nil` for as many as can be.
    private(set) var limit: Double?
    private var last: UInt64 = 0
    /// Steps, and parts of one, that a slower clock is owed.
    private var owed = 0.0

    /// How long to wait until steps may be due again.
    static let nanoseconds = 20_000_000
    /// Of the pace: what is owed at most after steps were taken.
    private static let patience = 0.01

    /// Counts from now on.
    mutating func begin(at now: UInt64) { (last, owed) = (now, 0) }

    mutating func set(_ limit: Double?, at now: UInt64) {
        self.limit = limit
        begin(at: now)
    }

    /// The steps that are due, no more than fit a slice.
    mutating func due(at now: UInt64, atMost slice: Int) -> Int {
        guard let limit else { return slice }
        owed += Double(now - last) * 1e-9 * limit
        last = now
        // A machine that cannot keep the pace owes nothing for it.
        let steps = min(Int(owed), max(1, slice))
        owed = min(owed - Double(steps), limit * Self.patience + 1)
        return steps
    }
}
