import Cells
import Experiments
import Training

/// Lessons as text for people.
enum LessonText {
    /// The folder of the library that they lie in.
    static let group = "lessons"
    private static let width = 80

    static func list() -> String {
        let lessons = PresetLibrary.shipped.listing().filter { $0.entry.group == group }
        let names = lessons.map { String($0.entry.name.dropFirst(group.count + 1)) }
        let wide = names.map(\.count).max() ?? 0
        var text = ""
        for (name, lesson) in zip(names, lessons) {
            text +=
                name + String(repeating: " ", count: wide - name.count)
                + "  \(lesson.errors?.description ?? lesson.title)\n"
        }
        return text + "\nsoma lesson NAME tells one\n"
    }

    /// Steps, question and goal; not what is behind them.
    static func story(_ name: String, _ experiment: Experiment, _ lesson: Experiment.Lesson) -> String {
        let short = name.hasPrefix(group + "/") ? String(name.dropFirst(group.count + 1)) : name
        var lines = [experiment.title, ""]
        lines += experiment.note.wrapped(to: width) + [""]
        for (index, step) in lesson.steps.enumerated() { lines += item("\(index + 1). ", step) }
        lines += [""] + item("Question: ", lesson.question)
        for (index, choice) in lesson.choices.enumerated() { lines += item("  \(index + 1)  ", choice) }
        lines += [""] + item("Goal: ", goal(lesson.goal)) + [""]
        let answer = lesson.choices.isEmpty ? "--reveal" : "--answer NUMBER"
        lines += [
            "soma \(name)   opens it in the playground",
            "soma lesson \(short) \(answer)   tells what is behind it",
            "soma lesson \(short) --check --set PATH=VALUE   says whether a change reaches the goal",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    static func answered(_ lesson: Experiment.Lesson, _ text: String) throws(UsageError) -> String {
        guard let right = lesson.answer else { return "Compare:\n\n" + reveal(lesson) }
        guard let number = Int(text), lesson.choices.indices.contains(number - 1) else {
            throw UsageError("--answer is '\(text.prefix(60))'; expected a number from 1 to \(lesson.choices.count)")
        }
        return (number - 1 == right ? "Right.\n\n" : "Not so: it is \(right + 1), \(lesson.choices[right]).\n\n")
            + reveal(lesson)
    }

    static func reveal(_ lesson: Experiment.Lesson) -> String {
        lesson.reveal.wrapped(to: width).joined(separator: "\n") + "\n"
    }

    static func solution(_ lesson: Experiment.Lesson) -> String {
        lesson.solution.isEmpty
            ? "There is no worked solution.\n" : lesson.solution.map { "--set '\($0)'\n" }.joined()
    }

    static func outcome(_ attempt: LessonAttempt, _ goal: Experiment.LessonGoal) -> String {
        let bound =
            switch goal.bound {
            case .atMost(let limit): "at most \(NumberText.significant(limit))"
            case .atLeast(let limit): "at least \(NumberText.significant(limit))"
            }
        let value = attempt.value.map { $0.isNaN ? "not a number" : NumberText.significant($0) } ?? "not there"
        var lines = ["\(goal.metric.key) is \(value) after \(attempt.steps) steps; wanted \(bound)"]
        lines += attempt.violations.map { "not counted: " + $0.sentence }
        if let divergence = attempt.divergence { lines.append(divergence.summary) }
        lines.append(attempt.isMet ? "the goal is reached" : "the goal is not reached")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The task with its conditions.
    private static func goal(_ goal: Experiment.LessonGoal) -> String {
        var text = goal.task + "."
        if !goal.without.isEmpty { text += " Without \(goal.without.joined(separator: ", "))." }
        if !goal.only.isEmpty { text += " Only with \(goal.only.joined(separator: ", "))." }
        if let parameters = goal.parameters { text += " With at most \(parameters) parameters." }
        text += goal.kept.map { " " + $0.sentence }.joined()
        return text
    }

    /// A text with a mark before its first line.
    private static func item(_ mark: String, _ text: String) -> [String] {
        text.wrapped(to: width - mark.count).enumerated().map { index, line in
            (index == 0 ? mark : String(repeating: " ", count: mark.count)) + line
        }
    }
}
