import Catalogue

extension Experiment {
    /// A setting in which some experiments differ, with what each has.
    public struct Difference: Hashable, Sendable {
        public let name: String
        public let values: [String]
    }

    /// The settings in which experiments differ, and no others; titles, notes and claims are no settings.
    public static func differences(of experiments: [Experiment]) -> [Difference] {
        let facts = experiments.map(\.facts)
        guard let first = facts.first else { return [] }
        return first.indices.compactMap { index in
            let values = facts.map { $0[index].value }
            return Set(values).count < 2 ? nil : Difference(name: first[index].name, values: values)
        }
    }

    /// Every setting in a few words.
    private var facts: [(name: String, value: String)] {
        let writer = PresetWriter(folder: nil)
        let clip: String =
            switch clipping {
            case nil: "none"
            case .norm(let limit): "norm \(YAMLText.number(limit))"
            case .value(let limit): "value \(YAMLText.number(limit))"
            }
        let factors = rateFactors.sorted { $0.key < $1.key }.map { "\($0.key) \(YAMLText.number($0.value))" }
        return [
            ("data", writer.data(data)),
            (
                "network",
                layers.isEmpty ? "none" : layers.map { $0.words(isOutput: false) }.joined(separator: " → ")
            ),
            ("output", output.words(isOutput: true)), ("loss", writer.choice(loss)),
            ("optimizer", writer.choice(optimizer)), ("rate", YAMLText.number(rate)),
            ("schedule", writer.choice(schedule)), ("clip", clip),
            ("batch", batch == 0 ? "all" : "\(batch)"), ("shuffle", "\(shuffles)"),
            ("fresh rows", "\(drawsFreshRows)"), ("L1", YAMLText.number(l1)), ("L2", YAMLText.number(l2)),
            ("initializer", initialization ?? "each unit's own"), ("rates", factors.joined(separator: ", ")),
            ("precision", precision.rawValue), ("steps", "\(steps)"), ("seed", "\(seed)"),
            ("phases", phases.isEmpty ? "none" : writer.phaseLines(phases).joined(separator: "; ")),
        ]
    }
}

extension Experiment.Layer {
    /// "kan 5 (grid 20)".
    fileprivate func words(isOutput: Bool) -> String {
        var text = unit
        if !isOutput, Palette.unit(named: unit)?.width == .chosen { text += " \(width)" }
        if let activation, activation != .auto { text += " \(activation.name)" }
        let settings = PresetWriter(folder: nil).settings(settings)
        if !settings.isEmpty { text += " (" + settings.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")" }
        return text
    }
}
