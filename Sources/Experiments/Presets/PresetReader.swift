import Catalogue
import Problems

/// Reads the tree of a preset as an experiment. Goes on after a mistake, so that all are found at once.
struct PresetReader {
    /// Relative paths in the preset start here; `nil` leaves them as they are.
    let folder: String?
    let findings: PresetFindings

    static func experiment(
        _ root: PresetNode, file: String?, folder: String?
    ) throws(PresetErrors) -> Experiment {
        let findings = PresetFindings(file: file)
        let reader = PresetReader(folder: folder, findings: findings)
        let experiment = reader.experiment(PresetField(node: root, path: "", findings: findings))
        if let errors = findings.all { throw errors }
        // Without a mistake there is an experiment; saying so in types would cost every line of the reading.
        guard let experiment else { throw PresetErrors(.empty, file: file) }
        return experiment
    }

    private func experiment(_ root: PresetField) -> Experiment? {
        guard var fields = PresetFields(root) else { return nil }
        // Asked for in the order in which messages list the keys.
        let title = fields.take("title")?.text(limit: PresetLimits.titleCharacters)
        let note = fields.take("note")?.text(limit: PresetLimits.noteCharacters, lines: true)
        let source: ProblemSource?
        if let data = fields.take("data") {
            source = self.source(data)
        } else {
            source = nil
            root.report(.missingKey("data"))
        }
        var result = Experiment(data: source ?? ProblemSource(.builtIn("")))
        result.title = title?.trimmed ?? ""
        result.note = note?.trimmed ?? ""
        if let network = fields.take("network") { result.layers = layers(network) }
        if let output = fields.take("output"), let layer = outputLayer(output) { result.output = layer }
        if let objective = fields.take("objective")?.choice(Experiment.Objective.allCases.map(\.rawValue)) {
            result.objective = Experiment.Objective(rawValue: objective) ?? result.objective
        }
        readLoss(&fields, into: &result)
        readOptimizer(&fields, into: &result)
        readNumbers(&fields, into: &result)
        if let goal = fields.take("goal") { result.goal = self.goal(goal) }
        if let phases = fields.take("phases") {
            result.phases = self.phases(phases, network: result.layers + [result.output])
            if !fields.has("steps") { result.steps = max(1, result.phaseSteps ?? result.steps) }
        }
        if let expect = fields.take("expect") { result.expectations = expectations(expect) }
        if let race = fields.take("race") { result.race = self.race(race) }
        if let lesson = fields.take("lesson") { result.lesson = self.lesson(lesson) }
        fields.finish()
        return source == nil ? nil : result
    }

    private func readNumbers(_ fields: inout PresetFields, into result: inout Experiment) {
        if let batch = fields.take("batch") {
            let range = 1...PresetLimits.batch
            result.batch =
                batch.isWord("all")
                ? 0 : batch.wholeNumber(in: range, expected: .wholeNumberOr(range, "all")) ?? result.batch
        }
        result.shuffles = fields.take("shuffle")?.flag() ?? result.shuffles
        result.drawsFreshRows = fields.take("fresh")?.flag() ?? result.drawsFreshRows
        result.l1 = fields.take("l1")?.number(in: PresetLimits.penalty) ?? result.l1
        result.l2 = fields.take("l2")?.number(in: PresetLimits.penalty) ?? result.l2
        if let name = fields.take("initializer") {
            result.initialization =
                name.entry(
                    .initializer, of: Palette.schemes)?.name
        }
        if let precision = fields.take("precision")?.choice(Experiment.Precision.allCases.map(\.rawValue)) {
            result.precision = Experiment.Precision(rawValue: precision) ?? result.precision
        }
        result.steps = fields.take("steps")?.wholeNumber(in: 1...PresetLimits.steps) ?? result.steps
        result.seed = fields.take("seed")?.seed() ?? result.seed
    }

    private func goal(_ field: PresetField) -> Experiment.Goal? {
        guard var fields = PresetFields(field) else { return nil }
        var goals: [Experiment.Goal] = []
        var given = 0
        for metric in Metric.all {
            guard let value = fields.take(metric.key) else { continue }
            given += 1
            if let number = value.number(in: metric.range) { goals.append(Experiment.Goal(metric, number)) }
        }
        fields.finish()
        if given != 1 {
            field.report(
                .wrong(field.node.found, expected: .oneKey(Metric.all.map(\.key))))
        }
        return given == 1 ? goals.first : nil
    }
}

extension String {
    /// Without blanks and line breaks at the ends.
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
