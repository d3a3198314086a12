import Problems

/// One of the settings of a table file, beside its path and its target.
struct CSVSetting: Sendable {
    /// Its key in the mapping of the data.
    let key: String
    /// Takes over the value that stands there.
    let read: @Sendable (PresetField, inout CSVSource) -> Void
    /// As presets have it; `nil` where it is the default.
    let write: @Sendable (CSVSource) -> String?
    /// What its row of the settings panel offers; `nil` where it has none.
    let row: Row?

    /// A choice of words.
    struct Row: Sendable {
        let title: String
        let meaning: String
        let rank: Int
        let words: [String]
        let word: @Sendable (CSVSource) -> String
        let apply: @Sendable (String, inout CSVSource) -> Void
    }

    /// In the order in which presets have them.
    static let all: [CSVSetting] = [.header, .task, .missing, .ignored, .only]

    static let header = choice(
        "header", \.header, auto: .automatic, title: "header", meaning: "Whether the first line names the columns.",
        rank: 72)
    static let task = choice(
        "task", \.task, auto: .automatic, title: "task", meaning: "Whether the target is a quantity or a class.",
        rank: 74)
    static let missing = choice(
        "missing", \.missing, auto: nil, title: "missing values",
        meaning: "A row with a gap is left out, or the mean or median fills it; flag also adds a column that says so.",
        rank: 76)

    static let ignored = names("ignore", \.ignored)
    static let only = names("only", \.only)

    /// A choice among words; `auto` is the word's case that presets spell so.
    private static func choice<Value: RawRepresentable & CaseIterable & Equatable & Sendable>(
        _ key: String, _ property: any WritableKeyPath<CSVSource, Value> & Sendable, auto: Value?, title: String,
        meaning: String, rank: Int
    ) -> CSVSetting where Value.RawValue == String {
        let standard = CSVSource(path: "")[keyPath: property]
        let word: @Sendable (Value) -> String = { $0 == auto ? "auto" : $0.rawValue }
        let value: @Sendable (String) -> Value? = { text in Value.allCases.first { word($0) == text } }
        let words = Value.allCases.map(word)
        return CSVSetting(
            key: key,
            read: { field, source in
                if let chosen = field.choice(words).flatMap(value) { source[keyPath: property] = chosen }
            },
            write: { $0[keyPath: property] == standard ? nil : word($0[keyPath: property]) },
            row: Row(
                title: title, meaning: meaning, rank: rank, words: words, word: { word($0[keyPath: property]) },
                apply: { text, source in if let chosen = value(text) { source[keyPath: property] = chosen } }))
    }

    /// A list of columns.
    private static func names(
        _ key: String, _ property: any WritableKeyPath<CSVSource, [String]> & Sendable
    ) -> CSVSetting {
        CSVSetting(
            key: key, read: { field, source in source[keyPath: property] = columns(field) ?? [] },
            write: {
                $0[keyPath: property].isEmpty ? nil : YAMLText.list($0[keyPath: property].map(YAMLText.quoted))
            }, row: nil)
    }

    /// Names or numbers of columns: a list, or one of them.
    static func columns(_ field: PresetField) -> [String]? {
        guard case .list = field.node.content else { return field.text().map { [$0] } }
        guard let items = field.list(.names, limit: ProblemLimits.columns) else { return nil }
        if items.isEmpty { return field.wrong(.names) }
        return items.compactMap { $0.text() }
    }

    /// Its row for an experiment; `nil` where the data are no table file.
    func row(_ experiment: Experiment) -> SettingRow? {
        guard let row, case .csv(let source) = experiment.data.origin else { return nil }
        return SettingRow(
            name: SettingName(
                key: ExperimentField.data.key + "." + key, title: row.title, meaning: row.meaning),
            group: .data, rank: row.rank, control: .choice(row.word(source), row.words)
        ) { entry, experiment in
            guard let word = entry.word, case .csv(var source) = experiment.data.origin else { return }
            row.apply(word, &source)
            experiment.data.origin = .csv(source)
        }
    }
}
