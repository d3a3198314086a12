// How rows of data come to steps.

extension Experiment {
    /// Whether rows come in a new random order every epoch, rather than as they stand.
    public var shuffles: Bool {
        get { self[.shuffle] }
        set { self[.shuffle] = newValue }
    }

    /// Whether every step has rows never shown before, where the data have no end of them.
    public var drawsFreshRows: Bool {
        get { self[.fresh] }
        set { self[.fresh] = newValue }
    }
}

extension StoredSetting<Bool> {
    fileprivate static let shuffle = flag(
        "shuffle", default: true,
        "Whether rows come in a new random order every epoch, rather than as they stand.")

    fileprivate static let fresh = flag(
        "fresh", default: false,
        "Whether every step has rows never shown before; for curves, formulas and arithmetic.")
}

extension ExperimentField {
    static let shuffles = ExperimentField(
        .shuffle, \.shuffles, title: "shuffle", owner: .race, reach: .plan, group: .training, rank: 80)

    static let drawsFreshRows = ExperimentField(
        .fresh, \.drawsFreshRows, title: "fresh rows", owner: .race, reach: .plan, group: .training, rank: 90,
        isShown: { $0.drawsFreshRows || DataFacts($0.data.origin).hasFreshRows })
}
