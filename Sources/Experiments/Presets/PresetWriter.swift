import Catalogue

/// An experiment as the text of a preset: only what differs from the defaults.
struct PresetWriter {
    /// The folder of the preset, from which paths start; `nil` leaves them as they are.
    var folder: String? = nil

    /// All fields that are told apart.
    var fields: [ExperimentField] = Experiment.fields

    func text(_ experiment: Experiment) -> String {
        var lines: [String] = []
        let outermost = fields.within("")
        for field in outermost.filter({ !$0.text.isLast }) + outermost.filter(\.text.isLast) {
            let written = field.text.write(experiment, self)
            guard let first = written.first else { continue }
            lines.append(field.key + ":" + (first.isEmpty ? "" : " " + first))
            lines += written.dropFirst()
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The fields that stand in the mapping of another, as its entries.
    func entries(within key: String, of experiment: Experiment) -> [(key: String, value: String)] {
        fields.within(key).compactMap { field in
            field.text.write(experiment, self).first.map { (field.name, $0) }
        }
    }

    /// Equal layers in a row as one with `times`.
    func layerLines(_ layers: [Experiment.Layer]) -> [String] {
        var lines: [String] = []
        var index = 0
        while index < layers.count {
            let times = layers[index...].prefix { $0 == layers[index] }.count
            var entries = layers[index].entries(isOutput: false)
            if times > 1 { entries.append((PresetReader.times, "\(times)")) }
            lines.append("  - " + YAMLText.mapping(entries))
            index += times
        }
        return lines
    }

    func activation(_ choice: Experiment.ActivationChoice?) -> String {
        guard let choice else { return "none" }
        var entries = [(key: "name", value: YAMLText.name(choice.name))]
        for (name, value) in choice.parameters.sorted(by: { $0.key < $1.key }) {
            entries.append((YAMLText.text(name), YAMLText.number(value)))
        }
        if let learned = choice.learned { entries.append(("learned", YAMLText.flag(learned))) }
        if choice.perUnit { entries.append(("per-unit", YAMLText.flag(true))) }
        return entries.count == 1 ? entries[0].value : YAMLText.mapping(entries)
    }

    /// A name, or a mapping of it with its settings behind what else stands there.
    func choice(_ choice: Experiment.Choice, with inner: [(key: String, value: String)] = []) -> String {
        let entries = inner + settings(choice.settings)
        if entries.isEmpty { return YAMLText.name(choice.name) }
        return YAMLText.mapping([(ChoiceKey.kind, YAMLText.name(choice.name))] + entries)
    }

    func settings(_ settings: [String: SettingValue]) -> [(key: String, value: String)] {
        settings.sorted { $0.key < $1.key }.map { (YAMLText.text($0.key), YAMLText.value($0.value)) }
    }
}
