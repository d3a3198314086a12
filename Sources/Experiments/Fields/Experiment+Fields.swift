import Problems

extension Experiment {
    /// All fields, in the order in which presets have them and messages list their keys.
    public static let fields: [ExperimentField] = [
        .title, .note, .data, .network, .output, .readout, .objective, .loss, .rule, .optimizer, .rate, .schedule,
        .clipping, .rateFactors, .batch, .shuffles, .drawsFreshRows, .carriesState, .l1, .l2, .initialization,
        .precision, .steps, .seed, .goal,
        .phases, .expectations, .race, .lesson,
    ]

    /// An experiment of which nothing is said, not even what is learned.
    static let blank = Experiment(data: ProblemSource(.builtIn("")))

    /// Takes over what must be the same for a fair comparison, and leaves what is said of a run alone.
    public mutating func takeConditions(of first: Experiment) {
        for field in Self.fields {
            switch field.owner {
            case .race: field.take(first, &self)
            case .lane: break
            case .run: field.take(.blank, &self)
            }
        }
    }
}

extension [ExperimentField] {
    /// The fields that stand in the mapping of another; with an empty key those of the preset itself.
    func within(_ key: String) -> [ExperimentField] { filter { $0.parent == key } }
}
