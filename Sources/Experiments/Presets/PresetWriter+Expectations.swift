extension PresetWriter {
    func expectationLines(_ expectations: [Experiment.Expectation]) -> [String] {
        expectations.map { "  - " + YAMLText.mapping(entries($0)) }
    }

    private func entries(_ expectation: Experiment.Expectation) -> [(key: String, value: String)] {
        var entries = [(key: "metric", value: expectation.metric.key)]
        switch expectation.bound {
        case .atMost(let limit): entries.append(("at-most", YAMLText.number(limit)))
        case .atLeast(let limit): entries.append(("at-least", YAMLText.number(limit)))
        }
        if let rival = expectation.rival { entries.append(("against", YAMLText.text(rival))) }
        if let paper = expectation.paper { entries.append(("paper", YAMLText.number(paper))) }
        entries.append(("claim", YAMLText.text(expectation.claim)))
        if !expectation.source.isEmpty { entries.append(("source", YAMLText.text(expectation.source))) }
        let count = expectation.seeds.count
        if expectation.seeds != Experiment.Expectation.firstSeeds(count) {
            entries.append(("seeds", YAMLText.list(expectation.seeds.map { "\($0)" })))
        } else if count != Experiment.Expectation.standardSeeds {
            entries.append(("seeds", "\(count)"))
        }
        if expectation.share != 1 { entries.append(("share", YAMLText.number(expectation.share))) }
        if let steps = expectation.steps { entries.append((ExperimentField.steps.name, "\(steps)")) }
        if let every = expectation.every { entries.append(("every", "\(every)")) }
        if let since = expectation.since { entries.append(("since", "\(since)")) }
        if expectation.isQuick { entries.append(("quick", YAMLText.flag(true))) }
        return entries
    }
}
