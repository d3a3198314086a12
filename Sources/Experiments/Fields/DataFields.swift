import Problems

extension ExperimentField {
    /// The key `data`: where rows come from, and how they are made, split and scaled.
    public static let data: ExperimentField = ExperimentField(
        "data", \.data, title: "data", meaning: "What is learned.", owner: .race,
        reach: { old, new in old.data.origin == new.data.origin ? .data : [.data, .weights] },
        text: Text(
            read: { field, reader, experiment in
                if let source = reader.source(field) { experiment.data = source }
            }, assume: { _ in }, write: { [$1.data($0.data)] }, isRequired: true,
            shorthand: PresetReader.DataKey.set.rawValue),
        words: { PresetWriter().data($0.data) },
        rows: { experiment in
            [
                SettingRow(
                    name: .dataSet, group: .data, rank: 10, control: .picker,
                    text: DataFacts(experiment.data.origin).name)
            ] + SourceSetting.all.compactMap { $0.row(experiment) } + CSVSetting.all.compactMap { $0.row(experiment) }
        })
}

extension SettingName {
    /// The row that opens the list of data.
    public static let dataSet = SettingName(
        key: ExperimentField.data.key, title: ExperimentField.data.title, meaning: ExperimentField.data.meaning)
    /// The row of the data's noise.
    public static let noise = SettingName(
        key: ExperimentField.data.key + "." + SourceSetting.noise.key, title: "noise",
        meaning: "How much chance is mixed into the data.")
}
