/// How well a network does on some rows.
public struct Score: Hashable, Sendable, Codable {
    /// The mean of the experiment's loss, without penalties.
    public var loss: Double
    /// The share of rows classified right; `nil` where targets are quantities.
    public var accuracy: Double?
    /// 1 − (sum of squared errors) / (sum of squared deviations from the mean), over all outputs; `nil` for classes
    /// and where the targets do not vary.
    public var r2: Double?
    /// Whether targets are quantities, but do not differ by more than their precision tells apart: then no share of their
    /// variance can be explained.
    public var lacksR2: Bool { r2 == nil && meanSquaredError != nil }
    /// The mean squared error over all outputs; `nil` for classes.
    public var meanSquaredError: Double?
    /// The mean absolute error over all outputs; `nil` for classes.
    public var meanAbsoluteError: Double?

    /// A score; what the task does not have is `nil`.
    public init(
        loss: Double, accuracy: Double? = nil, r2: Double? = nil, meanSquaredError: Double? = nil,
        meanAbsoluteError: Double? = nil
    ) {
        self.loss = loss
        self.accuracy = accuracy
        self.r2 = r2
        self.meanSquaredError = meanSquaredError
        self.meanAbsoluteError = meanAbsoluteError
    }
}
