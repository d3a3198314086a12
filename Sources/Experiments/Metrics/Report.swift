/// What is measured of a run at a step.
public struct Report: Hashable, Sendable, Codable {
    /// Steps taken so far.
    public var step: Int
    /// Rows seen so far over rows of the training data.
    public var epoch: Double
    /// On rows of the training data; the loss without penalties.
    public var train: Score
    /// On the rows that decide which step is best, where some are set apart.
    public var validation: Score?
    /// On the rows held back.
    public var test: Score
    /// Outside the training range, where the data have an outside.
    public var beyond: Score?
    /// Elements that came near a hazard on the training rows, by name, with the layer's number.
    public var hazards: [Hazard]
    /// The Euclidean length of all parameters.
    public var parameterNorm: Double
    /// What lenses measured that were asked for, by the metric's key.
    public var measures: [String: Double]

    /// How often a layer came near something it should not: a pole, the end of a grid.
    public struct Hazard: Hashable, Sendable, Codable {
        /// Counted from 0, the output layer last.
        public var layer: Int
        /// What was come near to: "pole", "outside the grid".
        public var name: String
        /// Elements of the layer's values, over all training rows.
        public var count: Int

        /// So many elements of a layer near a hazard.
        public init(layer: Int, name: String, count: Int) {
            (self.layer, self.name, self.count) = (layer, name, count)
        }
    }

    /// A report at a step.
    public init(
        step: Int, epoch: Double, train: Score, validation: Score? = nil, test: Score, beyond: Score? = nil,
        hazards: [Hazard] = [],
        parameterNorm: Double, measures: [String: Double] = [:]
    ) {
        (self.step, self.epoch) = (step, epoch)
        (self.train, self.validation, self.test, self.beyond) = (train, validation, test, beyond)
        (self.hazards, self.parameterNorm, self.measures) = (hazards, parameterNorm, measures)
    }

    /// Whether the run can go on from here: its parameters and its loss are finite.
    public var isFinite: Bool { parameterNorm.isFinite && train.loss.isFinite }
}
