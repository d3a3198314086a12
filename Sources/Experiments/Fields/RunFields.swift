extension ExperimentField {
    /// The key `batch`: rows of a step; 0 stands for all, written as `all`.
    public static let batch = ExperimentField(
        "batch", \.batch, .wholeNumber(in: 1...PresetLimits.batch, zero: "all"), title: "batch",
        meaning: "Rows of a step: a whole number, or all.", owner: .race, reach: { _, _ in .plan }, inPhases: true,
        row: .whole(
            .training, 20, Ladder([0] + Ladder.doublings(1...4096).rungs), in: 1...PresetLimits.batch, zero: "all"))

    static let precision = ExperimentField(
        "precision", \.precision, .word, title: "precision", meaning: "Single or double precision.", owner: .lane,
        reach: { _, _ in .weights }, row: .word(.start, 20))

    /// The key `steps`: how many steps are planned.
    public static let steps = ExperimentField(
        "steps", \.steps, .wholeNumber(in: 1...PresetLimits.steps), title: "planned steps", short: "steps",
        meaning: "Where progress bars end and schedules arrive; training can go on.", owner: .race,
        reach: { _, _ in .number }, standard: { max(1, $0.phaseSteps ?? Experiment.blank.steps) },
        row: .whole(.training, 60, .counts(1...PresetLimits.steps), in: 1...PresetLimits.steps))

    /// The key `seed`: where all random numbers of a run begin, those of the data apart.
    public static let seed = ExperimentField(
        "seed", \.seed, .seed, title: "seed",
        meaning: "Decides initial weights, the order of batches, and dropout.", owner: .race,
        reach: { _, _ in .weights }, row: .seed(.start, 30))

    static let phases = ExperimentField(
        "phases", \.phases,
        ValueForm(
            read: { field, reader, experiment in
                reader.phases(field, network: experiment.layers + [experiment.output])
            }, write: { phases, writer in [""] + writer.phaseLines(phases) },
            words: { $0.isEmpty ? "none" : PresetWriter().phaseLines($0).joined(separator: "; ") }),
        title: "phases", meaning: "Parts of the run with settings of their own.", owner: .lane,
        reach: { _, _ in .plan }, isLast: true)
}
