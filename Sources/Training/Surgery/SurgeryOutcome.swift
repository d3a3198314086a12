import Experiments

/// What a surgery did, or would do.
public struct SurgeryOutcome: Hashable, Sendable, Codable {
    /// A few words on what was asked for.
    public var label: String
    /// Steps taken when it was done.
    public var step: Int
    /// What came of it, or why nothing did.
    public var summary: String
    /// Scores and sizes before and after; `nil` where nothing was done.
    public var before: Report?
    /// Scores afterwards.
    public var after: Report?
    /// Trained numbers before; 0 where nothing was done.
    public var parametersBefore: Int
    /// Trained numbers afterwards; 0 where nothing was done.
    public var parametersAfter: Int

    init(
        label: String, step: Int, summary: String, before: Report? = nil, after: Report? = nil,
        parametersBefore: Int = 0, parametersAfter: Int = 0
    ) {
        (self.label, self.step, self.summary, self.before, self.after) = (label, step, summary, before, after)
        (self.parametersBefore, self.parametersAfter) = (parametersBefore, parametersAfter)
    }
}
