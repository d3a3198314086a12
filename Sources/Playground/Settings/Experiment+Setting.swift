import Catalogue
import Experiments
import Problems

extension Experiment {
    /// The experiment with one setting changed; a value of another kind than the setting's changes nothing.
    func setting(_ name: SettingName, to entry: SettingEntry) -> Experiment {
        var result = self
        switch (name, entry) {
        case (.rate, .number(let value)): result.rate = value
        case (.batch, .number(let value)): result.batch = Self.whole(value)
        case (.steps, .number(let value)): result.steps = max(1, Self.whole(value))
        case (.l1, .number(let value)): result.l1 = value
        case (.l2, .number(let value)): result.l2 = value
        case (.clipping, .number(let value)): result.clipping = value > 0 ? .norm(value) : nil
        case (.optimizer, .word(let word)):
            guard word != optimizer.name, let entry = Palette.optimizer(named: word) else { break }
            // A rate that suits one rule is far off for another.
            let was = Palette.optimizer(named: optimizer.name)?.defaultRate
            if was != entry.defaultRate { result.rate = entry.defaultRate }
            result.optimizer = Choice(entry.name)
        case (.schedule, .word(let word)) where word != schedule.name: result.schedule = Choice(word)
        case (.loss, .word(let word)) where word != loss.name: result.loss = Choice(word)
        case (.initialization, .word(let word)): result.initialization = word == "auto" ? nil : word
        case (.precision, .word(let word)): result.precision = Precision(rawValue: word) ?? precision
        case (.seed, .seed(let value)): result.seed = value
        case (.noise, .number(let value)): result.data.settings.noise = value
        case (.trainShare, .number(let value)): result.data.settings.trainShare = value
        case (.points, .number(let value)): result.data.settings.points = Self.whole(value)
        case (.size, .number(let value)): result.data.settings.size = Self.whole(value)
        case (.dataSeed, .seed(let value)): result.data.settings.seed = value
        case (.width(let index), .number(let value)) where layers.indices.contains(index):
            result.layers[index].width = max(1, Self.whole(value))
        case (.unit(let index, let setting), _):
            guard index >= 0, index <= layers.count else { break }
            let unit = Palette.unit(named: index == layers.count ? output.unit : layers[index].unit)
            guard let value = Self.value(setting, entry, among: unit?.settings) else { break }
            if index == layers.count {
                result.output.settings[setting] = value
            } else {
                result.layers[index].settings[setting] = value
            }
        case (.optimizerSetting(let setting), _):
            let settings = Palette.optimizer(named: optimizer.name)?.settings
            if let value = Self.value(setting, entry, among: settings) { result.optimizer.settings[setting] = value }
        case (.scheduleSetting(let setting), _):
            let settings = Palette.schedule(named: schedule.name)?.settings
            if let value = Self.value(setting, entry, among: settings) { result.schedule.settings[setting] = value }
        case (.lossSetting(let setting), _):
            let settings = Palette.loss(named: loss.name)?.settings
            if let value = Self.value(setting, entry, among: settings) { result.loss.settings[setting] = value }
        default: break
        }
        return result
    }

    /// The value for a catalogue entry's setting, if it is allowed there.
    private static func value(_ name: String, _ entry: SettingEntry, among settings: [Setting]?) -> SettingValue? {
        guard let setting = settings?.first(where: { $0.name == name }) else { return nil }
        let value: SettingValue
        switch (setting.kind, entry) {
        case (.flag, .word(let word)): value = .flag(word == "yes")
        case (.choice, .word(let word)): value = .choice(word)
        case (.number, .number(let x)), (.integer, .number(let x)): value = .number(x)
        case (.numbers, .numbers(let values)): value = .numbers(values)
        default: return nil
        }
        return setting.allows(value) ? value : nil
    }

    private static func whole(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }
}
