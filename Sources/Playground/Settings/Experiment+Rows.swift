import Catalogue
import Experiments
import Problems

extension Experiment {
    /// All settings as rows, those of the selected layer included.
    func rows(layer: Int) -> [SettingRow] {
        trainingRows + lossRows + startRows + layerRows(min(max(0, layer), layers.count)) + dataRows
    }

    private var trainingRows: [SettingRow] {
        let group = "Training"
        var rows = [
            SettingRow(name: .rate, group: group, control: .number(rate, .rate, 1e-12...PresetLimits.rate.upperBound)),
            SettingRow(
                name: .batch, group: group,
                control: .whole(
                    Double(batch), Ladder([0] + Ladder.doublings(1...4096).rungs), 0...Double(PresetLimits.batch)),
                wordForZero: "all"),
            SettingRow(
                name: .optimizer, group: group, control: .choice(optimizer.name, Palette.optimizers.map(\.name))),
        ]
        if let entry = Palette.optimizer(named: optimizer.name) {
            rows += entry.settings.map { $0.row(.optimizerSetting($0.name), group, optimizer.settings) }
        }
        rows.append(
            SettingRow(name: .schedule, group: group, control: .choice(schedule.name, Palette.schedules.map(\.name))))
        if let entry = Palette.schedule(named: schedule.name) {
            rows += entry.settings.map { $0.row(.scheduleSetting($0.name), group, schedule.settings) }
        }
        rows.append(
            SettingRow(
                name: .steps, group: group,
                control: .whole(Double(steps), .counts(1...PresetLimits.steps), 1...Double(PresetLimits.steps))))
        return rows
    }

    private var lossRows: [SettingRow] {
        let group = "Loss"
        var rows = [
            SettingRow(name: .loss, group: group, control: .choice(loss.name, ["auto"] + Palette.losses.map(\.name)))
        ]
        if let entry = Palette.loss(named: loss.name) {
            rows += entry.settings.map { $0.row(.lossSetting($0.name), group, loss.settings) }
        }
        var limit = 0.0
        var text: String?
        switch clipping {
        case .norm(let value): limit = value
        case .value(let value): (limit, text) = (value, "each at \(SettingRow.shortest(value))")
        case nil: break
        }
        return rows + [
            SettingRow(name: .l1, group: group, control: .number(l1, .penalty, PresetLimits.penalty)),
            SettingRow(name: .l2, group: group, control: .number(l2, .penalty, PresetLimits.penalty)),
            SettingRow(
                name: .clipping, group: group,
                control: .number(
                    limit, Ladder([0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]), 0...PresetLimits.clipping.upperBound),
                wordForZero: "none", text: text),
        ]
    }

    private var startRows: [SettingRow] {
        let group = "Start"
        return [
            SettingRow(
                name: .initialization, group: group,
                control: .choice(initialization ?? "auto", Self.uniqued(["auto"] + Palette.schemes.map(\.name)))),
            SettingRow(
                name: .precision, group: group,
                control: .choice(precision.rawValue, Precision.allCases.map(\.rawValue))),
            SettingRow(name: .seed, group: group, control: .seed(seed)),
        ]
    }

    private static func uniqued(_ names: [String]) -> [String] {
        names.enumerated().filter { !names.prefix($0.offset).contains($0.element) }.map(\.element)
    }

    private func layerRows(_ index: Int) -> [SettingRow] {
        let isOutput = index == layers.count
        let layer = isOutput ? output : layers[index]
        let unit = Palette.unit(named: layer.unit)
        let group = (isOutput ? "Output layer" : "Layer \(index + 1)") + ": " + (unit?.title ?? layer.unit)
        var rows: [SettingRow] = []
        if !isOutput, unit?.width == .chosen {
            rows.append(
                SettingRow(
                    name: .width(layer: index), group: group,
                    control: .whole(
                        Double(layer.width),
                        Ladder(
                            (1...16).map { Double($0) } + [
                                20, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024, 2048, 4096,
                            ]),
                        1...Double(PresetLimits.width))))
        }
        rows.append(
            SettingRow(
                name: .activation(layer: index), group: group, control: .picker, text: layer.activation?.name ?? "none")
        )
        return rows + (unit?.settings ?? []).map { $0.row(.unit(layer: index, $0.name), group, layer.settings) }
    }

    private var dataRows: [SettingRow] {
        let group = "Data"
        let facts = DataFacts(data.origin)
        var rows = [SettingRow(name: .dataSet, group: group, control: .picker, text: facts.name)]
        let settings = data.settings
        if let noise = facts.noise {
            let ladder =
                noise.allowed.upperBound <= 1
                ? Ladder.steps(noise.allowed)
                : Ladder([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50, 100])
            rows.append(
                SettingRow(
                    name: .noise, group: group,
                    control: .number(settings.noise ?? noise.standard, ladder, noise.allowed),
                    meaning: "Noise: \(noise.meaning)."))
        }
        rows.append(
            SettingRow(
                name: .trainShare, group: group,
                control: .number(settings.trainShare ?? facts.trainShare, .share, 1e-6...1)))
        for (name, given, range) in [
            (SettingName.points, settings.points, facts.points), (.size, settings.size, facts.size),
        ] {
            guard let range else { continue }
            let limits = Double(range.allowed.lowerBound)...Double(range.allowed.upperBound)
            let ladder = range.allowed.count <= 40 ? Ladder(range.allowed.map { Double($0) }) : .counts(range.allowed)
            rows.append(
                SettingRow(
                    name: name, group: group, control: .whole(Double(given ?? range.standard), ladder, limits),
                    meaning: "\(range.meaning)."))
        }
        rows.append(SettingRow(name: .dataSeed, group: group, control: .seed(settings.seed)))
        return rows
    }
}

extension Setting {
    /// A setting of a catalogue entry as a row.
    fileprivate func row(_ row: SettingName, _ group: String, _ chosen: [String: SettingValue]) -> SettingRow {
        let value = chosen[name] ?? defaultValue
        let control: SettingRow.Control
        switch (kind, value) {
        case (.number(_, let range), .number(let x)):
            let around = [
                0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1, 1.5, 2, 3, 5, 10, 20,
                30, 50, 100, 300, 1000,
            ]
            let ladder = (around.map { -$0 }.reversed() + [0] + around).filter { range.contains($0) }
            control = .number(x, Ladder(ladder), range)
        case (.integer(_, let range), .number(let x)):
            let ladder = range.count <= 64 ? Ladder(range.map { Double($0) }) : Ladder.counts(range)
            control = .whole(x, ladder, Double(range.lowerBound)...Double(range.upperBound))
        case (.flag, .flag(let on)): control = .choice(on ? "yes" : "no", ["no", "yes"])
        case (.choice(_, let options), .choice(let word)): control = .choice(word, options)
        case (.numbers(_, let length), .numbers(let values)): control = .numbers(values, length)
        default: control = .choice("?", [])
        }
        return SettingRow(name: row, group: group, control: control, meaning: meaning)
    }
}
