import Catalogue

extension ExperimentField {
    static let objective = ExperimentField(
        "objective", \.objective, .word, title: "objective",
        meaning: "What the loss compares: the outputs' values, or their slopes along the inputs (gradient).",
        // Another loss, or that of slopes in place of values, would be another number to compare.
        owner: .race, reach: { _, _ in .plan }, row: .word(.loss, 5))

    static let loss = ExperimentField.choice(
        "loss", \.loss,
        among: CatalogueList(
            kind: .loss, entries: Palette.losses, words: ["auto"]),
        title: "loss", meaning: "What is made small; auto chooses by the task.", owner: .race, group: .loss, rank: 10)

    /// The key `l1`: the factor of the L1 penalty on all weights.
    public static let l1 = penalty(
        "l1", \.l1, title: "L1", rank: 20,
        meaning: "Factor of the sum of the weights' magnitudes in the loss: drives weights to 0.")

    /// The key `l2`: the factor of the L2 penalty on all weights.
    public static let l2 = penalty(
        "l2", \.l2, title: "L2", rank: 30,
        meaning: "Factor of half the sum of squared weights in the loss: keeps weights small.")

    /// The factor of a penalty on all weights.
    private static func penalty(
        _ key: String, _ property: any WritableKeyPath<Experiment, Double> & Sendable, title: String, rank: Int,
        meaning: String
    ) -> ExperimentField {
        ExperimentField(
            key, property, .number(in: PresetLimits.penalty), title: title, meaning: meaning, owner: .lane,
            // A factor that was 0 has no place in the plan.
            reach: { ($0[keyPath: property] == 0) == ($1[keyPath: property] == 0) ? .number : .plan },
            inPhases: true, row: .number(.loss, rank, .penalty, in: PresetLimits.penalty))
    }
}
