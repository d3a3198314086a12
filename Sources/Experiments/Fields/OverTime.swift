// How sequences are learned: which time steps count, and what a batch begins with.

extension Experiment {
    /// Which time steps of a sequence are compared with the data.
    public var readout: Readout {
        get { self[.readout] }
        set { self[.readout] = newValue }
    }

    /// Whether cells begin a batch with the state they had after the batch before: sequences then come as streams in their
    /// order, as many as a step has rows, and each stream begins anew when it is through. Scores begin every sequence
    /// with the initial state.
    public var carriesState: Bool {
        get { self[.carry] }
        set { self[.carry] = newValue }
    }
}

extension StoredSetting<Experiment.Readout> {
    fileprivate static let readout = word(
        "readout", default: .last,
        "Which outputs of a sequence the loss compares: the last, every one, or their mean over time.")
}

extension StoredSetting<Bool> {
    fileprivate static let carry = flag(
        "carry", default: false,
        "Whether cells go on with the state of the batch before; for series, which then come in their order.")
}

extension ExperimentField {
    static let carriesState = ExperimentField(
        .carry, \.carriesState, title: "carry state", owner: .race, reach: .plan, group: .training, rank: 100,
        isShown: { DataFacts($0.data.origin).isSequence })

    static let readout = ExperimentField(
        // Another read-out would be another number to compare.
        .readout, \.readout, title: "readout", owner: .race, reach: .plan, group: .loss, rank: 7,
        isShown: { DataFacts($0.data.origin).isSequence })
}
