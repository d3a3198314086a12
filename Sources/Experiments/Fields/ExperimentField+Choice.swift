import Catalogue

/// What a choice among entries of the catalogue is made from.
struct CatalogueList<Entry: Listed>: Sendable {
    let kind: PresetError.Kind
    let entries: Shelf<Entry>
    /// Words that may be chosen and are no entries: "auto".
    var words: [String] = []
    /// Whether a mapping must say which entry it is of.
    var isNameRequired = false
}

extension ExperimentField {
    /// A field that is an entry of the catalogue with its settings. Fields whose keys begin with its key stand in the
    /// same mapping, between the entry's name and its settings.
    ///
    /// - Parameter chosen: what else changes where another entry is chosen on the screen.
    static func choice<Entry>(
        _ key: String, _ property: any WritableKeyPath<Experiment, Experiment.Choice> & Sendable,
        among list: CatalogueList<Entry>, title: String, meaning: String, owner: Owner, inPhases: Bool = false,
        group: SettingGroup, rank: Int,
        chosen: @escaping @Sendable (_ old: Experiment, _ new: inout Experiment) -> Void = { _, _ in }
    ) -> ExperimentField {
        let standard = Experiment.blank[keyPath: property]
        let text = Text(
            read: { field, reader, experiment in
                let choice = list.read(field, standard: standard) { mapping, name in
                    experiment[keyPath: property] = Experiment.Choice(name ?? standard.name)
                    reader.read(within: key, from: &mapping, into: &experiment)
                }
                if let choice { experiment[keyPath: property] = choice }
            },
            assume: { $0[keyPath: property] = standard },
            write: { experiment, writer in
                let choice = experiment[keyPath: property]
                let inner = writer.entries(within: key, of: experiment)
                if inner.isEmpty, choice == standard { return [] }
                return [writer.choice(choice, with: inner)]
            }, shorthand: ChoiceKey.kind,
            phase: inPhases
                ? Phase(
                    read: { field, _, experiment in
                        var list = list
                        list.isNameRequired = true
                        if let choice = list.read(field, standard: standard) { experiment[keyPath: property] = choice }
                    }, write: { $1.choice($0[keyPath: property]) }) : nil)
        return ExperimentField(
            key, property, title: title, meaning: meaning, owner: owner, reach: { _, _ in .plan }, text: text,
            words: { PresetWriter().choice($0[keyPath: property]) },
            rows: { experiment in
                let choice = experiment[keyPath: property]
                let name = SettingName(key: key, title: title, meaning: meaning)
                let first = SettingRow(
                    name: name, group: group, rank: rank,
                    control: .choice(choice.name, list.words + list.entries.map(\.name))
                ) { entry, experiment in
                    guard case .word(let word) = entry, word != choice.name else { return }
                    let old = experiment
                    experiment[keyPath: property] = Experiment.Choice(word)
                    chosen(old, &experiment)
                }
                let settings = list.entries[choice.name]?.settings ?? []
                return [first]
                    + settings.map { setting in
                        setting.row(key: key, group: group, rank: rank, chosen: choice.settings) {
                            $1[keyPath: property].settings[setting.name] = $0
                        }
                    }
            })
    }
}

/// The key that names the entry in a mapping.
enum ChoiceKey { static let kind = "kind" }

extension CatalogueList {
    /// A name or a mapping of it with settings.
    ///
    /// - Parameter inner: reads what else stands in the mapping; given the name, where it is one.
    /// - Returns: `nil` after a mistake in the name, which is reported.
    func read(
        _ field: PresetField, standard: Experiment.Choice,
        inner: (inout PresetFields, _ name: String?) -> Void = { _, _ in }
    ) -> Experiment.Choice? {
        guard var mapping = PresetFields(field, shorthand: ChoiceKey.kind) else { return nil }
        var choice: Experiment.Choice? = standard
        if let kind = mapping.take(ChoiceKey.kind) {
            if let word = words.first(where: { kind.isWord($0) }) {
                choice = Experiment.Choice(word)
            } else {
                choice = kind.entry(self.kind, of: entries, words: words).map {
                    Experiment.Choice($0.name)
                }
            }
        } else if isNameRequired {
            field.report(.missingKey(ChoiceKey.kind))
            return nil
        }
        inner(&mapping, choice?.name)
        // What it can be set to is known only with its name.
        guard var choice else { return nil }
        choice.settings = mapping.takeSettings(entries[choice.name]?.settings ?? [])
        mapping.finish()
        return choice
    }
}
