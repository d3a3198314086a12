import Catalogue
import Cells
import Experiments
import Problems
import Training

extension State {
    /// All that a screen would show, in sentences.
    public var account: [String] {
        switch stage {
        case .network: networkAccount
        case .race: race.account
        case .explorer: explorer.account
        }
    }

    var networkAccount: [String] {
        [heading, dataSentence, networkSentence, trainingSentence].filter { !$0.isEmpty } + [reportSentence + "."]
    }

    private var heading: String {
        let title = experiment.title.isEmpty || experiment.title == name ? name : "\(name), \(experiment.title)"
        return "\(title): \(statusWords)."
    }

    /// "paused at step 120 of 3000".
    var statusWords: String {
        let steps = snapshot.map { " at step \($0.step) of \($0.experiment.steps)" } ?? ""
        if let target { return "on the way to step \(target)" + steps.replacingStart(" at", with: ", now at") }
        return switch status {
        case .running:
            "training" + (pace == .full ? "" : " at \(pace.words)") + steps.replacingStart(" at", with: ", now at")
        case .paused: "paused" + steps
        case .finished: "finished" + steps
        case .diverged(let divergence): "stopped" + steps + ". " + divergence.summary
        }
    }

    private var dataSentence: String {
        guard let problem else { return "" }
        let facts = DataFacts(experiment.data.origin)
        var words = "data: \(facts.name), \(problem.train.rows) rows to train on and \(problem.test.rows) to test, "
        words += "\(problem.inputNames.count) inputs"
        if problem.inputNames.count <= 6 { words += " (" + problem.inputNames.joined(separator: ", ") + ")" }
        let classes = problem.classNames
        if !classes.isEmpty {
            words += ", \(classes.count) classes"
            if classes.count <= 10 { words += " (" + classes.joined(separator: ", ") + ")" }
        }
        return words + "."
    }

    private var networkSentence: String {
        let captions = LayerCaption.all(of: experiment, observation: observation, outputs: problem?.outputCount)
        let layers = captions.enumerated().map { index, caption in
            "layer \(index + 1) \(caption.long)" + (index == selection.layer ? " (chosen)" : "")
        }
        let count = snapshot.map { "; \($0.parameterCount) parameters" } ?? ""
        return "network: " + layers.joined(separator: "; ") + count + "."
    }

    private var trainingSentence: String {
        let penalties = [ExperimentField.l1, .l2].filter { !$0.isStandard(in: experiment) }
        let facts = ([.rate, .batch] + penalties + [.seed]).map { "\($0.title) \($0.value(of: experiment))" }
        return "training: " + ([experiment.optimizer.name] + facts).joined(separator: ", ") + "."
    }

    /// One sentence for each layer, with what it does to the probe rows.
    public var layerSentences: [String] {
        let captions = LayerCaption.all(of: experiment, observation: observation, outputs: problem?.outputCount)
        return captions.enumerated().map { index, caption in
            var words = "layer \(index + 1) of \(captions.count): \(caption.long)"
            if let layer = observation?.layers[safe: index], observation?.layers.count == captions.count {
                words += ", \(layer.parameterCount) parameters, values \(layer.before.words)"
                if layer.activation != nil {
                    words += " before and \(layer.after.words) after the activation"
                    words += ", \(percentWords(layer.deadShare)) dead units"
                }
                if let share = layer.saturatedShare { words += ", flat for \(percentWords(share))" }
            }
            return words + (index == selection.layer ? " (chosen)." : ".")
        }
    }

    /// What is chosen, and what is known of it.
    var selectionSentence: String {
        guard let unit = selection.unit else { return layerSentences[safe: selection.layer] ?? "" }
        var words = "unit \(unit + 1) of \(unitCount(of: selection.layer)) in layer \(selection.layer + 1)"
        guard let seen = observation?.focus, seen.layer == selection.layer, seen.unit == unit else {
            return words + "."
        }
        words += ": values \(seen.after.words)"
        let strongest = zip(seen.inputNames, seen.strengths).sorted { abs($0.1) > abs($1.1) }.prefix(3)
        if !strongest.isEmpty {
            words += "; strongest inputs "
            words += strongest.map { "\($0.0) \(NumberText.significant($0.1, digits: 2))" }.joined(separator: ", ")
        }
        let special = seen.lens.map { $0.reading.sentences($0.title) } ?? []
        return ([words + "."] + special).joined(separator: " ")
    }

    /// One sentence for each setting: its name, value, and what it can be.
    public var settingSentences: [String] {
        experiment.rows(layer: selection.layer).map {
            "\($0.title) is \($0.value.isEmpty ? "chosen from a list" : $0.value); \($0.expectation)."
        }
    }
}

extension Distribution {
    /// "0.2 on average from -1 to 1".
    fileprivate var words: String {
        "\(NumberText.significant(mean, digits: 2)) on average from \(NumberText.significant(low, digits: 2)) "
            + "to \(NumberText.significant(high, digits: 2))"
    }
}

extension String {
    fileprivate func replacingStart(_ start: String, with other: String) -> String {
        hasPrefix(start) ? other + dropFirst(start.count) : self
    }
}
