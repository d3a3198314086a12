import Catalogue
import Problems

/// One of the settings that sources of data share.
struct SourceSetting: Sendable {
    /// Its key in the mapping of the data.
    let key: String
    /// Takes over the value that stands there, within what the source has to set.
    let read: @Sendable (PresetField, DataFacts, inout ProblemSettings) -> Void
    /// As presets have it; `nil` where it is the source's own default.
    let write: @Sendable (ProblemSettings) -> String?
    /// Whether a source has it.
    let isOf: @Sendable (DataFacts) -> Bool
    let row: @Sendable (DataFacts, ProblemSettings) -> Row

    /// What its row of the settings panel shows.
    struct Row: Sendable {
        let title: String
        let meaning: String
        let rank: Int
        let control: SettingControl
        /// What was chosen or typed; one of another kind changes nothing.
        let apply: @Sendable (SettingEntry, inout ProblemSettings) -> Void
    }

    /// In the order in which presets have them.
    static let all: [SourceSetting] = [.points, .noise, .size, .trainShare, .validation, .scaling, .seed]

    static let points = whole(
        "points", \.points, \.points, title: "points", rank: 40)
    static let size = whole("size", \.size, \.size, title: "size", rank: 50)

    static let noise = SourceSetting(
        key: "noise",
        read: { field, facts, settings in settings.noise = facts.noise.flatMap { field.number(in: $0.allowed) } },
        write: { $0.noise.map(YAMLText.number) }, isOf: { $0.noise != nil },
        row: { facts, settings in
            let range = facts.noise?.allowed ?? 0...0
            let ladder =
                range.upperBound <= 1
                ? Ladder.steps(range)
                : Ladder([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50, 100])
            return Row(
                title: "noise", meaning: facts.noise.map { "Noise: \($0.meaning)." } ?? "", rank: 20,
                control: .number(settings.noise ?? facts.noise?.standard ?? 0, ladder, range),
                apply: { if let number = $0.number { $1.noise = number } })
        })

    static let trainShare = SourceSetting(
        key: "train",
        read: { field, _, settings in
            settings.trainShare = field.number(in: Double.leastNonzeroMagnitude...1, expected: .share)
        }, write: { $0.trainShare.map(YAMLText.number) }, isOf: { _ in true },
        row: { facts, settings in
            Row(
                title: "train share",
                meaning: "The part of the rows that is trained on, above 0 up to 1; the rest is for testing.", rank: 30,
                control: .number(settings.trainShare ?? facts.trainShare, .share, 1e-6...1),
                apply: { if let number = $0.number { $1.trainShare = number } })
        })

    static let validation = SourceSetting(
        key: "validation",
        read: { field, _, settings in settings.validationShare = field.number(in: ProblemLimits.validationShare) },
        write: { $0.validationShare.map(YAMLText.number) }, isOf: { $0.isTable },
        row: { _, settings in
            Row(
                title: "validation share",
                meaning:
                    "The part of all rows that decides which step is best, taken from those trained on; 0 for none.",
                rank: 35,
                control: .number(
                    settings.validationShare ?? 0, Ladder.steps(ProblemLimits.validationShare),
                    ProblemLimits.validationShare),
                apply: { if let number = $0.number { $1.validationShare = number > 0 ? number : nil } })
        })

    static let scaling = SourceSetting(
        key: "scaling",
        read: { field, _, settings in
            let key = field.choice(ScalingRule.allCases.map(\.key))
            settings.scaling = ScalingRule.allCases.first { $0.key == key }
        }, write: { $0.scaling?.key }, isOf: { _ in true },
        row: { _, settings in
            Row(
                title: "scaling", meaning: "What is brought to mean 0 and deviation 1; auto leaves it to the data.",
                rank: 60,
                control: .choice(settings.scaling?.key ?? "auto", ["auto"] + ScalingRule.allCases.map(\.key)),
                apply: { entry, settings in
                    if let word = entry.word { settings.scaling = ScalingRule.allCases.first { $0.key == word } }
                })
        })

    static let seed = SourceSetting(
        key: "seed", read: { field, _, settings in settings.seed = field.seed() ?? settings.seed },
        write: { $0.seed == ProblemSettings().seed ? nil : "\($0.seed)" }, isOf: { _ in true },
        row: { _, settings in
            Row(
                title: "data seed", meaning: "Decides the data's random numbers and which rows are for testing.",
                rank: 70, control: .seed(settings.seed), apply: { if let seed = $0.seed { $1.seed = seed } })
        })

    /// A whole number that some sources have.
    private static func whole(
        _ key: String, _ property: any WritableKeyPath<ProblemSettings, Int?> & Sendable,
        _ limits: any KeyPath<DataFacts, SettingRange<Int>?> & Sendable, title: String, rank: Int
    ) -> SourceSetting {
        SourceSetting(
            key: key,
            read: { field, facts, settings in
                settings[keyPath: property] = facts[keyPath: limits].flatMap { field.wholeNumber(in: $0.allowed) }
            }, write: { $0[keyPath: property].map { "\($0)" } }, isOf: { $0[keyPath: limits] != nil },
            row: { facts, settings in
                let limits = facts[keyPath: limits], range = limits?.allowed ?? 0...0
                let ladder = range.count <= 40 ? Ladder(range.map { Double($0) }) : .counts(range)
                return Row(
                    title: title, meaning: limits.map { "\($0.meaning)." } ?? "", rank: rank,
                    control: .whole(
                        Double(settings[keyPath: property] ?? limits?.standard ?? 0), ladder,
                        Double(range.lowerBound)...Double(range.upperBound)),
                    apply: { if let number = $0.whole { $1[keyPath: property] = number } })
            })
    }

    /// Its row for an experiment.
    func row(_ experiment: Experiment) -> SettingRow? {
        let facts = DataFacts(experiment.data.origin)
        guard isOf(facts) else { return nil }
        let row = row(facts, experiment.data.settings)
        return SettingRow(
            name: SettingName(
                key: ExperimentField.data.key + "." + key, title: row.title, meaning: row.meaning),
            group: .data, rank: row.rank, control: row.control
        ) { row.apply($0, &$1.data.settings) }
    }
}
