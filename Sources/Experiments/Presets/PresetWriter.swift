import Catalogue
import Problems

/// An experiment as the text of a preset: only what differs from the defaults.
struct PresetWriter {
    /// The folder of the preset, from which paths start; `nil` leaves them as they are.
    var folder: String?

    func text(_ experiment: Experiment) -> String {
        var lines: [String] = []
        if !experiment.title.isEmpty { lines.append("title: " + YAMLText.text(experiment.title)) }
        if !experiment.note.isEmpty { lines += noteLines(experiment.note) }
        lines.append("data: " + data(experiment.data))
        if !experiment.layers.isEmpty {
            lines.append("network:")
            lines += layerLines(experiment.layers)
        }
        let standard = Experiment(data: experiment.data)
        if experiment.output != standard.output {
            lines.append("output: " + YAMLText.mapping(layer(experiment.output, isOutput: true)))
        }
        if experiment.objective != standard.objective { lines.append("objective: \(experiment.objective.rawValue)") }
        if experiment.loss != standard.loss { lines.append("loss: " + choice(experiment.loss)) }
        if let optimizer = optimizer(experiment, standard) { lines.append("optimizer: " + optimizer) }
        if experiment.batch != standard.batch {
            lines.append("batch: " + (experiment.batch == 0 ? "all" : "\(experiment.batch)"))
        }
        if experiment.shuffles != standard.shuffles { lines.append("shuffle: \(experiment.shuffles)") }
        if experiment.drawsFreshRows { lines.append("fresh: true") }
        if experiment.l1 != standard.l1 { lines.append("l1: " + YAMLText.number(experiment.l1)) }
        if experiment.l2 != standard.l2 { lines.append("l2: " + YAMLText.number(experiment.l2)) }
        if let initializer = experiment.initialization {
            lines.append("initializer: " + YAMLText.name(initializer))
        }
        if experiment.precision != standard.precision {
            lines.append("precision: \(experiment.precision.rawValue)")
        }
        if experiment.steps != max(1, experiment.phaseSteps ?? standard.steps) {
            lines.append("steps: \(experiment.steps)")
        }
        if experiment.seed != standard.seed { lines.append("seed: \(experiment.seed)") }
        if let goal = experiment.goal {
            lines.append("goal: " + YAMLText.mapping([(goal.metric.key, YAMLText.number(goal.value))]))
        }
        lines += expectationLines(experiment.expectations)
        if let plan = experiment.race { lines.append("race: " + race(plan)) }
        if let lesson = experiment.lesson { lines += lessonLines(lesson) }
        if !experiment.phases.isEmpty {
            lines.append("phases:")
            lines += phaseLines(experiment.phases)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// As a block where the lines can stand as they are, in quotes otherwise.
    private func noteLines(_ note: String) -> [String] {
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        // A block shows no escapes, and its first line's blanks would count as indentation.
        let isPlain = note.unicodeScalars.allSatisfy { $0 == "\n" || $0.isPlain } && lines.first?.first != " "
        guard isPlain else { return ["note: " + YAMLText.quoted(note)] }
        return ["note: |"] + lines.map { $0.isEmpty ? "" : "  " + $0 }
    }

    /// Equal layers in a row as one with `times`.
    private func layerLines(_ layers: [Experiment.Layer]) -> [String] {
        var lines: [String] = []
        var index = 0
        while index < layers.count {
            let times = layers[index...].prefix { $0 == layers[index] }.count
            var entries = layer(layers[index], isOutput: false)
            if times > 1 { entries.append(("times", "\(times)")) }
            lines.append("  - " + YAMLText.mapping(entries))
            index += times
        }
        return lines
    }

    private func layer(_ layer: Experiment.Layer, isOutput: Bool) -> [(key: String, value: String)] {
        var entries = [(key: "unit", value: YAMLText.name(layer.unit))]
        let isWide = Palette.unit(named: layer.unit)?.width == .chosen
        if !isOutput, isWide, layer.width != Experiment.Layer(unit: layer.unit).width {
            entries.append(("units", "\(layer.width)"))
        }
        let standard = isOutput ? nil : Experiment.ActivationChoice.auto
        if layer.activation != standard { entries.append(("activation", activation(layer.activation))) }
        entries += settings(layer.settings)
        if layer.l1 != 0 { entries.append(("l1", YAMLText.number(layer.l1))) }
        if layer.l2 != 0 { entries.append(("l2", YAMLText.number(layer.l2))) }
        if let limit = layer.limit { entries.append(("limit", YAMLText.number(limit))) }
        return entries
    }

    private func activation(_ choice: Experiment.ActivationChoice?) -> String {
        guard let choice else { return "none" }
        var entries = [(key: "name", value: YAMLText.name(choice.name))]
        for (name, value) in choice.parameters.sorted(by: { $0.key < $1.key }) {
            entries.append((YAMLText.text(name), YAMLText.number(value)))
        }
        if let learned = choice.learned { entries.append(("learned", YAMLText.flag(learned))) }
        if choice.perUnit { entries.append(("per-unit", YAMLText.flag(true))) }
        return entries.count == 1 ? entries[0].value : YAMLText.mapping(entries)
    }

    func choice(_ choice: Experiment.Choice) -> String {
        if choice.settings.isEmpty { return YAMLText.name(choice.name) }
        return YAMLText.mapping([("kind", YAMLText.name(choice.name))] + settings(choice.settings))
    }

    private func optimizer(_ experiment: Experiment, _ standard: Experiment) -> String? {
        var entries: [(key: String, value: String)] = []
        let optimizer = experiment.optimizer
        let rate = Palette.optimizer(named: optimizer.name).map { Experiment.standardRate(of: $0) }
        if experiment.rate != rate { entries.append(("rate", YAMLText.number(experiment.rate))) }
        if experiment.schedule != standard.schedule {
            entries.append(("schedule", choice(experiment.schedule)))
        }
        switch experiment.clipping {
        case .norm(let limit): entries.append(("clip", YAMLText.mapping([("norm", YAMLText.number(limit))])))
        case .value(let limit):
            entries.append(("clip", YAMLText.mapping([("value", YAMLText.number(limit))])))
        case nil: break
        }
        if !experiment.rateFactors.isEmpty {
            let factors = experiment.rateFactors.sorted { $0.key < $1.key }
            entries.append(
                (
                    "rates",
                    YAMLText.mapping(factors.map { (YAMLText.text($0.key), YAMLText.number($0.value)) })
                ))
        }
        entries += settings(optimizer.settings)
        if entries.isEmpty { return optimizer == standard.optimizer ? nil : YAMLText.name(optimizer.name) }
        return YAMLText.mapping([("kind", YAMLText.name(optimizer.name))] + entries)
    }

    func settings(_ settings: [String: SettingValue]) -> [(key: String, value: String)] {
        settings.sorted { $0.key < $1.key }.map { name, value in
            let text =
                switch value {
                case .number(let number): YAMLText.number(number)
                case .flag(let flag): YAMLText.flag(flag)
                case .choice(let word): YAMLText.name(word)
                case .numbers(let numbers): YAMLText.list(numbers.map(YAMLText.number))
                }
            return (YAMLText.text(name), text)
        }
    }
}
