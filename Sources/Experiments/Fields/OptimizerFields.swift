import Catalogue

extension ExperimentField {
    static let optimizer = ExperimentField.choice(
        "optimizer", \.optimizer,
        among: CatalogueList(
            kind: .optimizer, entries: Palette.optimizers),
        title: "optimizer", meaning: "The rule that turns gradients into steps.", owner: .lane, inPhases: true,
        group: .training, rank: 30,
        chosen: { old, new in
            // A rate that suits one rule is far off for another.
            if old.standardRate != new.standardRate { new.rate = new.standardRate }
        })

    /// The key `optimizer.rate`: the learning rate, above 0.
    public static let rate = ExperimentField(
        "optimizer.rate", \.rate, .number(in: PresetLimits.rate), title: "learning rate", short: "rate",
        meaning: "How far each step goes; a number above 0, up to 1000.", owner: .lane, reach: { _, _ in .number },
        standard: \.standardRate, inPhases: true,
        row: .number(.training, 10, .rate, in: 1e-12...PresetLimits.rate.upperBound))

    static let schedule = ExperimentField.choice(
        "optimizer.schedule", \.schedule,
        among: CatalogueList(
            kind: .schedule, entries: Palette.schedules, isNameRequired: true),
        title: "schedule", meaning: "How the learning rate changes on the way.", owner: .lane, group: .training,
        rank: 40)

    static let clipping = ExperimentField(
        "optimizer.clip", \.clipping,
        ValueForm(read: Experiment.Clipping.read, write: { YAMLText.mapping([$0.entry]) }, words: \.words).optional(
            "none"),
        title: "clip gradients", short: "clip", meaning: "The longest gradient allowed: a number, or none.",
        owner: .lane, reach: { _, _ in .plan },
        row: RowForm(
            group: .loss, rank: 40,
            control: {
                .number(
                    $0?.limit ?? 0, Ladder([0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]),
                    PresetLimits.clipping)
            }, value: { $0.number.map { $0 > 0 ? .norm($0) : nil } }, wordForZero: "none",
            text: { clipping in
                if case .value(let limit) = clipping { "each at \(SettingRow.shortest(limit))" } else { nil }
            }))

    static let rateFactors = ExperimentField(
        "optimizer.rates", \.rateFactors,
        ValueForm(
            read: factors,
            write: { factors in
                YAMLText.mapping(
                    factors.sorted { $0.key < $1.key }.map { (YAMLText.text($0.key), YAMLText.number($0.value)) })
            },
            words: { factors in
                factors.sorted { $0.key < $1.key }.map { "\($0.key) \(YAMLText.number($0.value))" }
                    .joined(separator: ", ")
            }),
        title: "rates by role", short: "rates",
        meaning: "Factors on the learning rate by what a parameter is for: bias=0.1 spline=2.", owner: .lane,
        reach: { _, _ in .plan },
        row: RowForm(
            group: .training, rank: 70, control: { .named($0, PresetLimits.rate) },
            value: { if case .named(let factors) = $0 { factors } else { nil } }))

    /// Roles are named by the units, each in its own way: which there are is known once the network is built.
    private static func factors(_ field: PresetField) -> [String: Double]? {
        guard var fields = PresetFields(field) else { return nil }
        var result: [String: Double] = [:]
        for (name, value) in fields.takeAll() {
            guard result.count < PresetLimits.entries else { break }
            guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), name.utf8.count <= 64 else {
                value.report(.keyNotText)
                continue
            }
            result[name] = value.number(in: PresetLimits.rate)
        }
        return result
    }
}

extension Experiment {
    /// The learning rate where an optimizer is named but no rate: what suits it, and for the optimizer of an experiment
    /// that says nothing, the rate of that experiment.
    public static func standardRate(of optimizer: Optimizer) -> Double {
        optimizer.name == blank.optimizer.name ? blank.rate : optimizer.defaultRate
    }

    /// The rate that suits the experiment's optimizer.
    var standardRate: Double {
        Palette.optimizer(named: optimizer.name).map { Self.standardRate(of: $0) } ?? Self.blank.rate
    }
}

extension Experiment.Clipping {
    /// The largest length or element that is left as it is.
    fileprivate var limit: Double {
        switch self {
        case .norm(let limit), .value(let limit): limit
        }
    }

    private var key: String {
        switch self {
        case .norm: "norm"
        case .value: "value"
        }
    }

    fileprivate var entry: (key: String, value: String) { (key, YAMLText.number(limit)) }

    /// "norm 1".
    fileprivate var words: String { "\(key) \(YAMLText.number(limit))" }

    /// A mapping of one of the two keys.
    fileprivate static func read(_ field: PresetField) -> Self? {
        guard var fields = PresetFields(field) else { return nil }
        let norm = fields.take("norm")
        let value = fields.take("value")
        fields.finish()
        switch (norm, value) {
        case (let norm?, nil): return norm.number(in: PresetLimits.clipping).map { .norm($0) }
        case (nil, let value?): return value.number(in: PresetLimits.clipping).map { .value($0) }
        default: return field.wrong(.oneKey(["norm", "value"]))
        }
    }
}
