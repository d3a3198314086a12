// Which time steps of sequences count.

extension Experiment {
    /// Which time steps of a sequence are compared with the data.
    public var readout: Readout {
        get { self[.readout] }
        set { self[.readout] = newValue }
    }
}

extension StoredSetting<Experiment.Readout> {
    fileprivate static let readout = word(
        "readout", default: .last,
        "Which outputs of a sequence the loss compares: the last, every one, or their mean over time.")
}

extension ExperimentField {
    static let readout = ExperimentField(
        // Another read-out would be another number to compare.
        .readout, \.readout, title: "readout", owner: .race, reach: .plan, group: .loss, rank: 7,
        isShown: { DataFacts($0.data.origin).isSequence })
}
