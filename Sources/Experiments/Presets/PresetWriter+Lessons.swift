extension PresetWriter {
    func lessonLines(_ lesson: Experiment.Lesson) -> [String] {
        var lines = ["  steps:"]
        lines += lesson.steps.map { "    - " + YAMLText.text($0) }
        lines.append("  question: " + YAMLText.text(lesson.question))
        if !lesson.choices.isEmpty {
            lines.append("  choices:")
            lines += lesson.choices.map { "    - " + YAMLText.text($0) }
        }
        if let answer = lesson.answer { lines.append("  answer: \(answer + 1)") }
        lines.append("  reveal: " + YAMLText.text(lesson.reveal))
        lines.append("  goal: " + YAMLText.mapping(entries(lesson.goal)))
        if !lesson.solution.isEmpty {
            lines.append("  solution:")
            lines += lesson.solution.map { "    - " + YAMLText.text($0) }
        }
        return lines
    }

    private func entries(_ goal: Experiment.LessonGoal) -> [(key: String, value: String)] {
        var entries = [(key: "metric", value: goal.metric.key)]
        switch goal.bound {
        case .atMost(let limit): entries.append(("at-most", YAMLText.number(limit)))
        case .atLeast(let limit): entries.append(("at-least", YAMLText.number(limit)))
        }
        entries.append(("task", YAMLText.text(goal.task)))
        if !goal.without.isEmpty { entries.append(("without", YAMLText.list(goal.without.map(YAMLText.name)))) }
        if !goal.only.isEmpty { entries.append(("only", YAMLText.list(goal.only.map(YAMLText.name)))) }
        if let parameters = goal.parameters { entries.append(("parameters", "\(parameters)")) }
        if !goal.kept.isEmpty { entries.append(("keep", YAMLText.list(goal.kept.map(\.rawValue)))) }
        return entries
    }
}
