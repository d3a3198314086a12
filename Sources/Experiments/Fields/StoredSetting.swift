import Catalogue

/// A setting with a plain value that has no stored property of its own: the experiment keeps what differs from the
/// default, by key. All that there is to say of such a setting stands in one file.
public struct StoredSetting<Value: Hashable & Sendable>: Sendable {
    /// The path of its value in a preset.
    let key: String
    /// Its kind, default, limits and meaning.
    let setting: Setting
    fileprivate let wrap: @Sendable (Value) -> SettingValue
    fileprivate let unwrap: @Sendable (SettingValue) -> Value?
    /// The value where none is given.
    fileprivate let standard: Value
}

extension StoredSetting<Bool> {
    /// Yes or no.
    static func flag(_ key: String, default standard: Bool, _ meaning: String) -> Self {
        Self(
            key: key, setting: Setting(key, .flag(default: standard), meaning), wrap: { .flag($0) },
            unwrap: { if case .flag(let value) = $0 { value } else { nil } }, standard: standard)
    }
}

extension StoredSetting<Double> {
    /// A number within limits.
    static func number(
        _ key: String, default standard: Double, in range: ClosedRange<Double>, _ meaning: String
    ) -> Self {
        Self(
            key: key, setting: Setting(key, .number(default: standard, range), meaning), wrap: { .number($0) },
            unwrap: { if case .number(let value) = $0 { value } else { nil } }, standard: standard)
    }
}

extension StoredSetting<Int> {
    /// A whole number within limits.
    static func wholeNumber(
        _ key: String, default standard: Int, in range: ClosedRange<Int>, _ meaning: String
    ) -> Self {
        Self(
            key: key, setting: Setting(key, .integer(default: standard, range), meaning),
            wrap: { .number(Double($0)) },
            unwrap: { if case .number(let value) = $0 { Int(value) } else { nil } }, standard: standard)
    }
}

extension StoredSetting where Value: RawRepresentable<String> & CaseIterable {
    /// One of a few words.
    static func word(_ key: String, default standard: Value, _ meaning: String) -> Self {
        Self(
            key: key,
            setting: Setting(key, .choice(default: standard.rawValue, Value.allCases.map(\.rawValue)), meaning),
            wrap: { .choice($0.rawValue) },
            unwrap: { if case .choice(let word) = $0 { Value(rawValue: word) } else { nil } }, standard: standard)
    }
}

extension Experiment {
    /// The value of a setting that has no stored property of its own.
    subscript<Value>(setting: StoredSetting<Value>) -> Value {
        get { settings[setting.key].flatMap(setting.unwrap) ?? setting.standard }
        set { settings[setting.key] = newValue == setting.standard ? nil : setting.wrap(newValue) }
    }
}

extension ExperimentField {
    /// The field of such a setting.
    ///
    /// - Parameters:
    ///   - property: the computed property by which the program reads it.
    ///   - inPhases: whether a phase of the run may set it.
    ///   - isShown: whether the settings panel has a row for it.
    init<Value>(
        _ stored: StoredSetting<Value>, _ property: any WritableKeyPath<Experiment, Value> & Sendable, title: String,
        short: String? = nil, owner: Owner, reach: Reach, inPhases: Bool = false, group: SettingGroup, rank: Int,
        isShown: @escaping @Sendable (Experiment) -> Bool = { _ in true }
    ) {
        let form = ValueForm<Value>(
            read: { $0.value(of: stored.setting).flatMap(stored.unwrap) }, write: { YAMLText.value(stored.wrap($0)) })
        self.init(
            stored.key, property, form, title: title, short: short, meaning: stored.setting.meaning, owner: owner,
            reach: { _, _ in reach }, storage: \Experiment.settings, standard: { _ in stored.standard },
            inPhases: inPhases,
            row: RowForm(
                group: group, rank: rank, control: { stored.setting.control(stored.wrap($0)) },
                value: { stored.setting.value(of: $0).flatMap(stored.unwrap) }, isShown: isShown))
    }
}
