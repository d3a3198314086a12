import Catalogue

/// The row of a field: which control it has, and what the control's values mean.
struct RowForm<Value: Hashable & Sendable>: Sendable {
    let group: SettingGroup
    /// Lower ranks stand first in the group.
    let rank: Int
    /// The control with its value.
    let control: @Sendable (Value) -> SettingControl
    /// What was chosen or typed, as a value; `nil` for entries of another kind.
    let value: @Sendable (SettingEntry) -> Value?
    var wordForZero: String?
    /// What is shown in place of the control's value.
    var text: @Sendable (Value) -> String? = { _ in nil }
    /// Whether there is such a row at all.
    var isShown: @Sendable (Experiment) -> Bool = { _ in true }

    /// The row of a property; none where it is not shown.
    func rows(
        _ experiment: Experiment, _ property: any WritableKeyPath<Experiment, Value> & Sendable, _ name: SettingName
    ) -> [SettingRow] {
        guard isShown(experiment) else { return [] }
        let current = experiment[keyPath: property]
        return [
            SettingRow(
                name: name, group: group, rank: rank, control: control(current), wordForZero: wordForZero,
                text: text(current)
            ) { entry, experiment in
                if let value = value(entry) { experiment[keyPath: property] = value }
            }
        ]
    }
}

extension RowForm<Double> {
    /// A number; keys follow the ladder within limits.
    static func number(_ group: SettingGroup, _ rank: Int, _ ladder: Ladder, in range: ClosedRange<Double>) -> Self {
        RowForm(group: group, rank: rank, control: { .number($0, ladder, range) }, value: \.number)
    }
}

extension RowForm<Int> {
    /// A whole number; keys follow the ladder within limits.
    static func whole(
        _ group: SettingGroup, _ rank: Int, _ ladder: Ladder, in range: ClosedRange<Int>, zero: String? = nil
    ) -> Self {
        RowForm(
            group: group, rank: rank,
            control: { .whole(Double($0), ladder, Double(range.lowerBound)...Double(range.upperBound)) },
            value: { $0.whole.map { zero != nil && $0 == 0 ? 0 : max(range.lowerBound, $0) } }, wordForZero: zero)
    }
}

extension RowForm<UInt64> {
    static func seed(_ group: SettingGroup, _ rank: Int) -> Self {
        RowForm(group: group, rank: rank, control: { .seed($0) }, value: \.seed)
    }
}

extension RowForm<Bool> {
    static func flag(
        _ group: SettingGroup, _ rank: Int, isShown: @escaping @Sendable (Experiment) -> Bool = { _ in true }
    ) -> Self {
        RowForm(group: group, rank: rank, control: { .flag($0) }, value: \.flag, isShown: isShown)
    }
}

extension RowForm where Value: RawRepresentable<String> & CaseIterable {
    /// One of a few words.
    static func word(_ group: SettingGroup, _ rank: Int) -> Self {
        RowForm(
            group: group, rank: rank, control: { .choice($0.rawValue, Value.allCases.map(\.rawValue)) },
            value: { $0.word.flatMap { Value(rawValue: $0) } })
    }
}

extension SettingControl {
    /// Yes or no.
    static func flag(_ isOn: Bool) -> SettingControl { .choice(isOn ? "yes" : "no", ["no", "yes"]) }
}

extension SettingEntry {
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var whole: Int? { number.flatMap { Int(exactly: $0.rounded()) } }
    var word: String? { if case .word(let word) = self { word } else { nil } }
    var seed: UInt64? { if case .seed(let seed) = self { seed } else { nil } }
    var flag: Bool? { word.map { $0 == "yes" } }
}

extension Setting {
    /// The row of a catalogue entry's setting.
    ///
    /// - Parameters:
    ///   - key: of what the entry was chosen for.
    ///   - chosen: the values that differ from the defaults.
    ///   - change: puts a value into those of an experiment; `nil` where it is the default, which is not written down.
    func row(
        key: String, group: SettingGroup, rank: Int, chosen: [String: SettingValue],
        change: @escaping @Sendable (SettingValue?, inout Experiment) -> Void
    ) -> SettingRow {
        let name = SettingName(key: key + "." + self.name, title: self.name, meaning: meaning)
        return SettingRow(
            name: name, group: group, rank: rank, control: control(chosen[self.name] ?? defaultValue)
        ) { entry, experiment in
            if let value = value(of: entry) { change(value == defaultValue ? nil : value, &experiment) }
        }
    }

    /// The control for a value of it.
    func control(_ value: SettingValue) -> SettingControl {
        switch (kind, value) {
        case (.number(_, let range), .number(let x)):
            let around = [
                0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1, 1.5, 2, 3, 5, 10, 20,
                30, 50, 100, 300, 1000,
            ]
            let ladder = (around.map { -$0 }.reversed() + [0] + around).filter { range.contains($0) }
            return .number(x, Ladder(ladder), range)
        case (.integer(_, let range), .number(let x)):
            let ladder = range.count <= 64 ? Ladder(range.map { Double($0) }) : Ladder.counts(range)
            return .whole(x, ladder, Double(range.lowerBound)...Double(range.upperBound))
        case (.flag, .flag(let isOn)): return .flag(isOn)
        case (.choice(_, let options), .choice(let word)): return .choice(word, options)
        case (.numbers(_, let length), .numbers(let values)): return .numbers(values, length)
        default: return .choice("?", [])
        }
    }

    /// What was chosen or typed, as a value it allows; `nil` for anything else.
    func value(of entry: SettingEntry) -> SettingValue? {
        let value: SettingValue
        switch (kind, entry) {
        case (.flag, .word(let word)): value = .flag(word == "yes")
        case (.choice, .word(let word)): value = .choice(word)
        case (.number, .number(let x)), (.integer, .number(let x)): value = .number(x)
        case (.numbers, .numbers(let values)): value = .numbers(values)
        default: return nil
        }
        return allows(value) ? value : nil
    }
}
