import Catalogue
import Formulas

extension PresetField {
    /// The entry of that name or alias.
    ///
    /// - Parameter words: names that mean something here without being entries.
    func entry<Entry: Listed>(_ kind: PresetError.Kind, of shelf: Shelf<Entry>, words: [String] = []) -> Entry? {
        guard let name = node.text else { return wrong(.line) }
        if let entry = shelf[name] { return entry }
        report(.unknownName(name, kind, nearest: nearestName(to: name, among: shelf.names + words)))
        return nil
    }

    /// Whether this is one of the words that are no entry, whatever its case.
    func isWord(_ word: String) -> Bool { node.word.map { Palette.key($0) == word } ?? false }
}

extension PresetFields {
    /// The values given for an entry's settings, without those that are the defaults anyway.
    mutating func takeSettings(_ settings: [Setting]) -> [String: SettingValue] {
        var result: [String: SettingValue] = [:]
        for setting in settings {
            guard let field = take(setting.name), let value = field.value(of: setting),
                value != setting.defaultValue
            else { continue }
            result[setting.name] = value
        }
        return result
    }

    /// The values given for settings, defaults too.
    mutating func takeGiven(_ settings: [Setting]) -> [String: SettingValue] {
        var result: [String: SettingValue] = [:]
        for setting in settings { result[setting.name] = take(setting.name)?.value(of: setting) }
        return result
    }
}

extension PresetField {
    /// What stands there as a value of a setting that it allows.
    func value(of setting: Setting) -> SettingValue? {
        let value: SettingValue? =
            switch setting.kind {
            case .number: Self.number(node.word).map { .number($0) }
            case .integer: Self.wholeNumber(node.word).map { .number(Double($0)) }
            case .flag: flagWord.map { .flag($0) }
            case .choice(_, let options): choice(options).map { .choice($0) }
            case .numbers: numbers.map { .numbers($0) }
            }
        if case .choice = setting.kind { return value }
        guard let value, setting.allows(value) else { return wrong(.setting(setting)) }
        return value
    }

    private var numbers: [Double]? {
        switch node.content {
        case .list(let items):
            let values = items.compactMap { Self.number($0.word) }
            return values.count == items.count ? values : nil
        default: return Self.number(node.word).map { [$0] }
        }
    }
}
