extension ExperimentField {
    static let goal = ExperimentField(
        "goal", \.goal,
        ValueForm(read: Experiment.Goal.read, write: { YAMLText.mapping([($0.metric.key, YAMLText.number($0.value))]) })
            .optional("none"),
        title: "goal", meaning: "When the run counts as won.", owner: .race, reach: { _, _ in .words },
        isSetting: false)

    static let expectations = ExperimentField(
        "expect", \.expectations,
        ValueForm(
            read: { field, reader, _ in reader.expectations(field) },
            write: { expectations, writer in [""] + writer.expectationLines(expectations) },
            words: { "\($0.count)" }),
        title: "claims", meaning: "What verifying measures.", owner: .run, reach: { _, _ in .words }, isSetting: false)

    static let race = ExperimentField(
        "race", \.race,
        ValueForm(
            read: { field, reader, _ in reader.race(field) }, write: { plan, writer in [writer.race(plan)] },
            words: { $0.rivals.joined(separator: ", ") }
        ).optional("none"),
        title: "race", meaning: "The rivals it is raced against.", owner: .run, reach: { _, _ in .words },
        isSetting: false)

    static let lesson = ExperimentField(
        "lesson", \.lesson,
        ValueForm(
            read: { field, reader, _ in reader.lesson(field) },
            write: { lesson, writer in [""] + writer.lessonLines(lesson) }, words: \.question
        ).optional("none"),
        title: "lesson", meaning: "What it teaches.", owner: .lane, reach: { _, _ in .words }, isSetting: false)
}

extension Experiment.Goal {
    /// A mapping of one metric.
    fileprivate static func read(_ field: PresetField) -> Self? {
        guard var fields = PresetFields(field) else { return nil }
        var goals: [Experiment.Goal] = []
        var given = 0
        for metric in Metric.all {
            guard let value = fields.take(metric.key) else { continue }
            given += 1
            if let number = value.number(in: metric.range) { goals.append(Experiment.Goal(metric, number)) }
        }
        fields.finish()
        if given != 1 { field.report(.wrong(field.node.found, expected: .oneKey(Metric.all.map(\.key)))) }
        return given == 1 ? goals.first : nil
    }
}
