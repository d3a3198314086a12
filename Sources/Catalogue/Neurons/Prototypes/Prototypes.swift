extension NeuronUnit {
    /// Units that compare with examples of each class.
    static let prototypes: [NeuronUnit] = [prototypeClassifier, infiniteNetwork]

    /// The family they are listed under.
    static let prototypeFamily = "Prototypes"
}
