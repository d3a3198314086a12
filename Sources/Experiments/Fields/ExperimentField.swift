import Catalogue

/// One thing of an experiment that can be told apart and changed: all that the program knows about it.
///
/// Reading and writing presets, comparing experiments, changes on their way to a trainer, races, effects of edits and
/// the settings panel are loops over `Experiment.fields`: a setting that stands there is known everywhere.
public struct ExperimentField: Sendable {
    /// The path of its value in a preset: "optimizer.rate". What comes before a dot is the key of another field, whose
    /// mapping it stands in.
    public let key: String
    /// What the settings panel calls it.
    public let title: String
    /// What lists of differences call it.
    public let short: String
    /// What it means and what it can be, in a sentence.
    public let meaning: String
    /// Who decides it in a race.
    public let owner: Owner
    /// What a change from one experiment to another needs because of it, where the two differ in it.
    public let reach: @Sendable (_ old: Experiment, _ new: Experiment) -> Reach
    /// The property it is.
    let property: any PartialKeyPath<Experiment> & Sendable
    /// The stored property it lies in.
    let storage: any PartialKeyPath<Experiment> & Sendable
    /// Whether two experiments differ in it.
    public let differs: @Sendable (Experiment, Experiment) -> Bool
    /// Gives the second experiment the value of the first.
    let take: @Sendable (_ from: Experiment, _ to: inout Experiment) -> Void
    /// Its value as presets have it.
    let text: Text
    /// In a few words, for lists of differences; `nil` for what is no setting, as titles and claims.
    let words: (@Sendable (Experiment) -> String)?
    /// Its lines of the settings panel.
    let rows: @Sendable (Experiment) -> [SettingRow]

    /// How a field stands in a preset.
    struct Text: Sendable {
        /// Takes over the value that stands there; after a mistake, which is reported, all stays as it was.
        let read: @Sendable (PresetField, PresetReader, inout Experiment) -> Void
        /// What it is where its key is not given, which may follow from other fields.
        let assume: @Sendable (inout Experiment) -> Void
        /// What stands behind the key: the rest of its line, then the lines below; nothing for what is assumed anyway.
        let write: @Sendable (Experiment, PresetWriter) -> [String]
        /// Whether a preset without it is none.
        var isRequired = false
        /// Whether it is written behind all others.
        var isLast = false
        /// The key of its mapping that a single word stands for.
        var shorthand: String?
        /// How a phase of the run sets it for itself; `nil` where it cannot.
        var phase: Phase?
    }

    /// How a field stands in a phase of training.
    struct Phase: Sendable {
        let read: @Sendable (PresetField, PresetReader, inout Experiment) -> Void
        let write: @Sendable (Experiment, PresetWriter) -> String
    }

    /// Who decides a field in a race.
    public enum Owner: Hashable, Sendable {
        /// The first lane, for all: what must be the same for a fair comparison.
        case race
        /// Every lane for itself.
        case lane
        /// Nobody: what is said of a run alone says nothing in a race.
        case run
    }

    /// What must be done to a run for a change to take effect; nothing for mere words.
    public struct Reach: OptionSet, Hashable, Sendable {
        /// One bit for each thing to do, those it includes set too.
        public let rawValue: Int

        /// A set of those bits.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// A number of the plan is written anew.
        public static let number = Reach(rawValue: 1)
        /// Another plan is made; weights that fit it are kept.
        public static let plan = Reach(rawValue: 2)
        /// Data are made or read again.
        public static let data: Reach = [.plan, Reach(rawValue: 4)]
        /// All weights begin anew.
        public static let weights: Reach = [.plan, Reach(rawValue: 8)]
        /// Nothing that is computed changes.
        public static let words: Reach = []
    }

    /// Its value as the settings panel shows it: "0.01", "all".
    public func value(of experiment: Experiment) -> String {
        rows(experiment).first?.value ?? words?(experiment) ?? ""
    }

    /// "batch 32": what lists call it, and its value.
    public func fact(of experiment: Experiment) -> String { short + " " + value(of: experiment) }

    /// Whether an experiment has what one has of which nothing is said.
    public func isStandard(in experiment: Experiment) -> Bool { !differs(experiment, Experiment.blank) }

    /// The last part of the key: what it is called in the mapping it stands in.
    var name: String { String(key[(key.lastIndex(of: ".").map(key.index(after:)) ?? key.startIndex)...]) }

    /// The key of the field whose mapping it stands in; empty for the preset itself.
    var parent: String { String(key[..<(key.lastIndex(of: ".") ?? key.startIndex)]) }
}

extension ExperimentField {
    /// A field over a stored property.
    ///
    /// - Parameters:
    ///   - storage: the stored property it lies in, where that is another.
    ///   - standard: its value where none is given; that of an experiment of which nothing is said if not given.
    ///   - isSetting: whether lists of differences name it.
    ///   - inPhases: whether a phase of the run may set it.
    init<Value: Hashable & Sendable>(
        _ key: String, _ property: any WritableKeyPath<Experiment, Value> & Sendable, _ form: ValueForm<Value>,
        title: String, short: String? = nil, meaning: String, owner: Owner,
        reach: @escaping @Sendable (Experiment, Experiment) -> Reach,
        storage: (any PartialKeyPath<Experiment> & Sendable)? = nil,
        standard: (@Sendable (Experiment) -> Value)? = nil, isSetting: Bool = true, inPhases: Bool = false,
        isRequired: Bool = false, isLast: Bool = false, shorthand: String? = nil, row: RowForm<Value>? = nil
    ) {
        let standard = standard ?? { _ in Experiment.blank[keyPath: property] }
        let read: @Sendable (PresetField, PresetReader, inout Experiment) -> Void = { field, reader, experiment in
            if let value = form.read(field, reader, experiment) { experiment[keyPath: property] = value }
        }
        let text = Text(
            read: read, assume: { $0[keyPath: property] = standard($0) },
            write: { experiment, writer in
                let value = experiment[keyPath: property]
                return value == standard(experiment) && !isRequired ? [] : form.write(value, writer)
            }, isRequired: isRequired, isLast: isLast, shorthand: shorthand,
            phase: inPhases
                ? Phase(read: read, write: { form.write($0[keyPath: property], $1).joined(separator: " ") }) : nil)
        let words: @Sendable (Experiment) -> String = { form.words($0[keyPath: property]) }
        let rows: @Sendable (Experiment) -> [SettingRow] = { experiment in
            guard let row else { return [] }
            return row.rows(experiment, property, SettingName(key: key, title: title, meaning: meaning))
        }
        self.init(
            key, property, title: title, short: short, meaning: meaning, owner: owner, reach: reach,
            storage: storage, text: text, words: isSetting ? words : nil, rows: rows)
    }

    /// A field that is read, written and worded in a way of its own.
    init<Value: Hashable & Sendable>(
        _ key: String, _ property: any WritableKeyPath<Experiment, Value> & Sendable, title: String,
        short: String? = nil, meaning: String, owner: Owner,
        reach: @escaping @Sendable (Experiment, Experiment) -> Reach,
        storage: (any PartialKeyPath<Experiment> & Sendable)? = nil, text: Text,
        words: (@Sendable (Experiment) -> String)?, rows: @escaping @Sendable (Experiment) -> [SettingRow]
    ) {
        (self.key, self.title, self.short, self.meaning) = (key, title, short ?? title, meaning)
        (self.owner, self.reach, self.property, self.storage) = (owner, reach, property, storage ?? property)
        differs = { $0[keyPath: property] != $1[keyPath: property] }
        take = { $1[keyPath: property] = $0[keyPath: property] }
        (self.text, self.words, self.rows) = (text, words, rows)
    }
}
