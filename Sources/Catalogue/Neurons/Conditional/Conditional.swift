extension NeuronUnit {
    /// Units in which a part decides what the others may say.
    static let conditional: [NeuronUnit] = [
        fastFeedforward, mixtureOfExperts, activeDendrites, gainThreshold, gainControl, sparseCode,
    ]

    /// The family they are listed under.
    static let conditionalFamily = "Conditional"
}
