extension PresetReader {
    /// Rivals, seeds and budget of a race.
    func race(_ field: PresetField) -> Experiment.RacePlan? {
        guard var fields = PresetFields(field) else { return nil }
        var plan = Experiment.RacePlan(rivals: [])
        if let against = fields.take("against") {
            let items = against.list(limit: PresetLimits.rivals) ?? []
            plan.rivals = items.compactMap { $0.text(limit: PresetLimits.titleCharacters) }
        } else {
            field.report(.missingKey("against"))
        }
        plan.seeds = fields.take("seeds")?.wholeNumber(in: 1...PresetLimits.seeds) ?? plan.seeds
        let parameters = fields.take("parameters")?.wholeNumber(in: 1...Budget.largestParameters)
        let operations = fields.take("operations")?.wholeNumber(in: 1...Budget.largestOperations)
        fields.finish()
        switch (parameters, operations) {
        case (let count?, nil): plan.budget = .parameters(count)
        case (nil, let count?): plan.budget = .operations(count)
        case (nil, nil): break
        default: field.report(.wrong(field.node.found, expected: .oneKey(["parameters", "operations"])))
        }
        return plan
    }
}

extension PresetWriter {
    func race(_ plan: Experiment.RacePlan) -> String {
        var entries = [(key: "against", value: YAMLText.list(plan.rivals.map(YAMLText.text)))]
        if plan.seeds != 1 { entries.append(("seeds", "\(plan.seeds)")) }
        switch plan.budget {
        case nil: break
        case .parameters(let count): entries.append(("parameters", "\(count)"))
        case .operations(let count): entries.append(("operations", "\(count)"))
        }
        return YAMLText.mapping(entries)
    }
}
