extension PresetReader {
    /// What runs must bear out.
    func expectations(_ field: PresetField) -> [Experiment.Expectation] {
        guard let items = field.list(.list, limit: PresetLimits.expectations) else { return [] }
        return items.compactMap { expectation($0) }
    }

    private func expectation(_ field: PresetField) -> Experiment.Expectation? {
        guard var fields = PresetFields(field) else { return nil }
        let metric = fields.take("metric")
        let atMost = fields.take("at-most"), atLeast = fields.take("at-least")
        let claim = fields.take("claim")
        let magnitude = -PresetLimits.magnitude...PresetLimits.magnitude
        var result = Experiment.Expectation(.testLoss, .atMost(0), claim: "")
        result.paper = fields.take("paper")?.number(in: magnitude)
        result.source = fields.take("source")?.text(limit: PresetLimits.titleCharacters) ?? ""
        if let seeds = fields.take("seeds") { result.seeds = self.seeds(seeds) ?? result.seeds }
        result.share =
            fields.take("share")?.number(in: Double.leastNonzeroMagnitude...1, expected: .share) ?? 1
        result.steps = fields.take(ExperimentField.steps.name)?.wholeNumber(in: 1...PresetLimits.steps)
        result.every = fields.take("every")?.wholeNumber(in: 1...PresetLimits.steps)
        result.since = fields.take("since")?.wholeNumber(in: 0...PresetLimits.steps)
        result.rival = fields.take("against")?.text(limit: PresetLimits.titleCharacters)
        result.isQuick = fields.take("quick")?.flag() ?? false
        fields.finish()

        for (name, value) in [("metric", metric), ("claim", claim)] where value == nil {
            field.report(.missingKey(name))
        }
        switch (atMost, atLeast) {
        case (let limit?, nil): result.bound = .atMost(limit.number(in: magnitude) ?? 0)
        case (nil, let limit?): result.bound = .atLeast(limit.number(in: magnitude) ?? 0)
        default: field.report(.wrong(field.node.found, expected: .oneKey(["at-most", "at-least"])))
        }
        result.claim = claim?.text(limit: PresetLimits.titleCharacters) ?? ""
        guard
            let name = metric?.choice(Metric.all.map(\.key)),
            let chosen = Metric.named(name)
        else { return nil }
        result.metric = chosen
        return result
    }

    /// A number of seeds from 1 on, or a list of them.
    private func seeds(_ field: PresetField) -> [UInt64]? {
        let range = 1...PresetLimits.seeds
        guard case .list = field.node.content else {
            return field.wholeNumber(in: range, expected: .seeds(range)).map(
                Experiment.Expectation.firstSeeds)
        }
        guard let items = field.list(.seeds(range), limit: PresetLimits.seeds) else { return nil }
        let seeds = items.compactMap { $0.seed() }
        // A seed that is no seed has been told already.
        guard seeds.count == items.count else { return nil }
        // A seed given twice would count twice.
        guard !seeds.isEmpty, Set(seeds).count == seeds.count else { return field.wrong(.seeds(range)) }
        return seeds
    }
}
