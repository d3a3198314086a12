import Catalogue

extension PresetReader {
    /// What the preset teaches.
    func lesson(_ field: PresetField) -> Experiment.Lesson? {
        guard var fields = PresetFields(field) else { return nil }
        let steps = fields.take("steps"), question = fields.take("question")
        let choices = fields.take("choices"), answer = fields.take("answer")
        let reveal = fields.take("reveal"), goal = fields.take("goal"), solution = fields.take("solution")
        fields.finish()
        for (name, value) in [("steps", steps), ("question", question), ("reveal", reveal), ("goal", goal)]
        where value == nil {
            field.report(.missingKey(name))
        }
        let options = choices.flatMap { texts($0) } ?? []
        var right: Int?
        if options.isEmpty {
            if let answer { answer.report(.missingKey("choices")) }
        } else if let answer {
            right = answer.wholeNumber(in: 1...options.count).map { $0 - 1 }
        } else {
            field.report(.missingKey("answer"))
        }
        let changes = solution.flatMap { texts($0) } ?? []
        guard let told = steps.flatMap({ texts($0) }), let asked = question.flatMap({ prose($0) }),
            let shown = reveal.flatMap({ prose($0) }), let aim = goal.flatMap({ lessonGoal($0) })
        else { return nil }
        return Experiment.Lesson(
            steps: told, question: asked, choices: options, answer: right, reveal: shown, goal: aim,
            solution: changes)
    }

    private func prose(_ field: PresetField) -> String? {
        field.text(limit: PresetLimits.noteCharacters, lines: true).map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    private func texts(_ field: PresetField) -> [String]? {
        guard let items = field.list(.list) else { return nil }
        return items.compactMap { prose($0) }
    }

    private func lessonGoal(_ field: PresetField) -> Experiment.LessonGoal? {
        guard var fields = PresetFields(field) else { return nil }
        let metric = fields.take("metric"), task = fields.take("task")
        let atMost = fields.take("at-most"), atLeast = fields.take("at-least")
        let without = fields.take("without").flatMap { activationNames($0) } ?? []
        let only = fields.take("only").flatMap { activationNames($0) } ?? []
        let parameters = fields.take("parameters")?.wholeNumber(in: 1...NetworkLimits.parameters)
        let parts = Experiment.LessonGoal.Kept.allCases
        let kept = (fields.take("keep").flatMap { $0.list(.names) } ?? []).compactMap { item in
            item.choice(parts.map(\.rawValue)).flatMap { Experiment.LessonGoal.Kept(rawValue: $0) }
        }
        fields.finish()
        for (name, value) in [("metric", metric), ("task", task)] where value == nil {
            field.report(.missingKey(name))
        }
        let magnitude = -PresetLimits.magnitude...PresetLimits.magnitude
        let bound: Experiment.Expectation.Bound
        switch (atMost, atLeast) {
        case (let limit?, nil): bound = .atMost(limit.number(in: magnitude) ?? 0)
        case (nil, let limit?): bound = .atLeast(limit.number(in: magnitude) ?? 0)
        default: return field.wrong(.oneKey(["at-most", "at-least"]))
        }
        guard let name = metric?.choice(Metric.all.map(\.key)), let chosen = Metric.named(name),
            let words = task.flatMap({ prose($0) })
        else { return nil }
        return Experiment.LessonGoal(
            chosen, bound, task: words, without: without, only: only, parameters: parameters, kept: kept)
    }

    private func activationNames(_ field: PresetField) -> [String]? {
        guard let items = field.list(.names) else { return nil }
        return items.compactMap {
            $0.entry(.activation, of: Palette.activations)?.name
        }
    }
}
