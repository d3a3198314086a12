extension NeuronUnit {
    /// Units that store what they see, and ask for it.
    public static let memories: [NeuronUnit] = [
        leakyMemory, fastWeights, linearAttention, attention, keyValueMemory, modernHopfield, deltaActivation,
        delays,
    ]

    /// The family they are listed under.
    static let memoryFamily = "Memories"
}
