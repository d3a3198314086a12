/// What is measured of a run at a step.
public struct Report: Hashable, Sendable, Codable {
    public var step: Int
    public var epoch: Double
    /// On rows of the training data; the loss without penalties.
    public var train: Score
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
        public var layer: Int
        public var name: String
        public var count: Int

        public init(layer: Int, name: String, count: Int) {
            (self.layer, self.name, self.count) = (layer, name, count)
        }
    }

    public init(
        step: Int, epoch: Double, train: Score, test: Score, beyond: Score? = nil, hazards: [Hazard] = [],
        parameterNorm: Double, measures: [String: Double] = [:]
    ) {
        (self.step, self.epoch) = (step, epoch)
        (self.train, self.test, self.beyond) = (train, test, beyond)
        (self.hazards, self.parameterNorm, self.measures) = (hazards, parameterNorm, measures)
    }
}
