import Catalogue

extension Experiment.Layer {
    /// All fields, in the order in which presets have them and messages list their keys.
    public static let fields: [LayerField] = [.unit, .width, .activation, .settings, .l1, .l2, .limit]

    /// "kan 5 tanh (grid 20, L1 0.1)".
    func words(isOutput: Bool) -> String {
        var names: [String] = [], details: [String] = []
        for field in Self.fields {
            switch field.words(self, isOutput) {
            case nil: break
            case .name(let name): names.append(name)
            case .details(let words): details += words
            }
        }
        return names.joined(separator: " ") + (details.isEmpty ? "" : " (" + details.joined(separator: ", ") + ")")
    }

    /// Keys and values of a layer's mapping.
    func entries(isOutput: Bool) -> [(key: String, value: String)] {
        Self.fields.flatMap { $0.write(self, isOutput) }
    }
}

extension LayerField {
    /// Read before the others, which depend on it.
    static let unit: LayerField = LayerField(
        "unit", \.unit, title: "unit", meaning: "What the layer computes.", read: { _, _, _ in },
        write: { layer, _ in [("unit", YAMLText.name(layer.unit))] }, words: { layer, _ in .name(layer.unit) })

    /// The key `units`: how many outputs a layer has, where its unit leaves that open.
    public static let width: LayerField = LayerField(
        "units", \.width, title: "units", meaning: "Units of the selected layer.",
        read: { fields, reading, layer in
            if reading.isOutput {
                fields.refuse("units", .outputUnits)
            } else if reading.unit.width != .chosen {
                fields.refuse("units", .fixedWidth(unit: reading.unit.name))
            } else if let width = fields.take("units")?.wholeNumber(in: 1...PresetLimits.width) {
                layer.width = width
            }
        },
        write: { layer, isOutput in
            guard hasWidth(layer, isOutput), layer.width != Experiment.Layer(unit: layer.unit).width else { return [] }
            return [("units", "\(layer.width)")]
        }, words: { layer, isOutput in hasWidth(layer, isOutput) ? .name("\(layer.width)") : nil },
        rows: { place, experiment in
            guard hasWidth(place[experiment], place.isOutput) else { return [] }
            let rungs = (1...16).map { Double($0) } + [20, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024, 2048, 4096]
            return [
                SettingRow(
                    name: place.name(of: .width), group: place.group(in: experiment), rank: 10,
                    control: .whole(
                        Double(place[experiment].width), Ladder(rungs), 1...Double(PresetLimits.width))
                ) { entry, experiment in
                    if let width = entry.whole { place.change(&experiment) { $0.width = max(1, width) } }
                }
            ]
        })

    /// The key `activation`: a name, a formula, or a mapping with values of parameters.
    public static let activation: LayerField = LayerField(
        "activation", \.activation, title: "activation", meaning: "The function after the selected layer.",
        read: { fields, reading, layer in
            if let field = fields.take("activation") { layer.activation = reading.reader.activation(field) }
        },
        write: { layer, isOutput in
            let standard = isOutput ? nil : Experiment.ActivationChoice.auto
            return layer.activation == standard ? [] : [("activation", PresetWriter().activation(layer.activation))]
        },
        words: { layer, isOutput in
            let standard = isOutput ? nil : Experiment.ActivationChoice.auto
            if layer.activation == standard { return nil }
            return layer.activation.map { .name($0.words) } ?? .details(["no activation"])
        },
        rows: { place, experiment in
            [
                SettingRow(
                    name: place.name(of: .activation), group: place.group(in: experiment), rank: 20, control: .picker,
                    text: place[experiment].activation?.name ?? "none")
            ]
        })

    /// The settings of the unit, each under its own name.
    static let settings: LayerField = LayerField(
        "settings", \.settings, title: "settings", meaning: "Settings of the unit.",
        read: { fields, reading, layer in layer.settings = fields.takeSettings(reading.unit.settings) },
        write: { layer, _ in PresetWriter().settings(layer.settings) },
        words: { layer, _ in
            let settings = PresetWriter().settings(layer.settings)
            return settings.isEmpty ? nil : .details(settings.map { "\($0.key) \($0.value)" })
        },
        carry: { old, new, layer in
            for name in Set(old.settings.keys).union(new.settings.keys) where old.settings[name] != new.settings[name] {
                layer.settings[name] = new.settings[name]
            }
        },
        rows: { place, experiment in
            (Palette.unit(named: place[experiment].unit)?.settings ?? []).map {
                place.row(of: $0, rank: 30, in: experiment)
            }
        })

    static let l1: LayerField = penalty(
        "l1", \.l1, title: "layer's L1", rank: 40, meaning: "L1 factor of this layer alone.")
    static let l2: LayerField = penalty(
        "l2", \.l2, title: "layer's L2", rank: 50, meaning: "L2 factor of this layer alone.")

    static let limit: LayerField = LayerField(
        "limit", \.limit, title: "weight limit",
        meaning: "The largest magnitude of the layer's weights: a number, or none.",
        read: { fields, _, layer in layer.limit = fields.take("limit")?.number(in: PresetLimits.weightLimit) },
        write: { layer, _ in layer.limit.map { [("limit", YAMLText.number($0))] } ?? [] },
        words: { layer, _ in layer.limit.map { .details(["limit \(YAMLText.number($0))"]) } },
        rows: { place, experiment in
            [
                SettingRow(
                    name: place.name(of: .limit), group: place.group(in: experiment), rank: 60,
                    control: .number(
                        place[experiment].limit ?? 0, Ladder([0, 0.01, 0.1, 0.3, 1, 3, 10, 100]),
                        PresetLimits.weightLimit), wordForZero: "none"
                ) { entry, experiment in
                    guard let limit = entry.number else { return }
                    place.change(&experiment) { $0.limit = limit > 0 ? limit : nil }
                }
            ]
        })

    /// The factor of a penalty on the layer's weights, beside that on all.
    private static func penalty(
        _ key: String, _ property: any WritableKeyPath<Experiment.Layer, Double> & Sendable, title: String, rank: Int,
        meaning: String
    ) -> LayerField {
        LayerField(
            key, property, title: title, meaning: meaning,
            read: { fields, _, layer in
                layer[keyPath: property] = fields.take(key)?.number(in: PresetLimits.penalty) ?? 0
            },
            write: { layer, _ in
                layer[keyPath: property] == 0 ? [] : [(key, YAMLText.number(layer[keyPath: property]))]
            },
            words: { layer, _ in
                layer[keyPath: property] == 0
                    ? nil : .details(["\(key.uppercased()) \(YAMLText.number(layer[keyPath: property]))"])
            },
            rows: { place, experiment in
                [
                    SettingRow(
                        name: place.name(key, title: title, meaning: meaning), group: place.group(in: experiment),
                        rank: rank,
                        control: .number(place[experiment][keyPath: property], .penalty, PresetLimits.penalty)
                    ) { entry, experiment in
                        if let factor = entry.number { place.change(&experiment) { $0[keyPath: property] = factor } }
                    }
                ]
            })
    }

    /// Whether the width is a choice.
    private static func hasWidth(_ layer: Experiment.Layer, _ isOutput: Bool) -> Bool {
        !isOutput && Palette.unit(named: layer.unit)?.width == .chosen
    }
}

extension Experiment.ActivationChoice {
    /// "celu alpha=2 learned per-unit".
    fileprivate var words: String {
        let values = parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\(YAMLText.number($0.value))" }
        let trained = learned.map { [$0 ? "learned" : "fixed"] } ?? []
        return ([name] + values + trained + (perUnit ? ["per-unit"] : [])).joined(separator: " ")
    }
}
