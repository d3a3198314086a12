extension ReferenceKind {
    /// Units over time, and what they are made of.
    static let overTime: [ReferenceKind] = [
        rnn, gru, lstm, legendreMemory, legendreWindows, reservoir,
        surrogates, leakyIntegrateAndFire, potentialLoss, adaptiveIntegrateAndFire, ultraIntegrateAndFire, izhikevich,
        excitatoryInhibitory, excitatoryInhibitoryStart,
        leakyMemory, fastWeights, linearAttention, keyValueMemory, modernHopfield, deltaActivation, delays,
    ]
}
