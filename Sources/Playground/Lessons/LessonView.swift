import Cells
import Experiments

/// A page of a lesson as lines: a step, the question with its answers, or the goal with how it stands.
struct LessonView {
    let lesson: LessonState
    let progress: LessonProgress?
    let theme: Theme

    var title: String {
        "Lesson: " + (lesson.origin.title.isEmpty ? "untitled" : lesson.origin.title)
    }

    /// Which page of how many.
    var count: String { "\(lesson.place.index + 1)/\(lesson.pages.count)" }

    func lines(width: Int) -> [StyledText] {
        switch lesson.page {
        case .note: paragraph(lesson.origin.note, width)
        case .step(let index):
            [StyledText("Step \(index + 1) of \(lesson.lesson.steps.count)", theme.titleStyle)]
                + paragraph(lesson.lesson.steps[index], width)
        case .question: question(width)
        case .goal: goal(width)
        }
    }

    private func question(_ width: Int) -> [StyledText] {
        let told = lesson.lesson
        var lines = paragraph(told.question, width, theme.titleStyle)
        for (index, choice) in told.choices.enumerated() {
            let isRight = lesson.place.answer != nil && index == told.answer
            let isTaken = lesson.place.answer == index
            let style = isRight ? theme.goodStyle : isTaken ? theme.warningStyle : theme.textStyle
            for (row, text) in choice.wrapped(to: max(1, width - 4)).enumerated() {
                lines.append(StyledText((row == 0 ? " \(index + 1)  " : "    ") + text, style))
            }
        }
        guard let answer = lesson.place.answer else {
            let asked =
                told.choices.isEmpty
                ? "Think of an answer; 1 shows what is behind it." : "Type the number of your answer."
            return lines + [StyledText(asked, theme.accentStyle)]
        }
        let verdict = told.answer.map { $0 == answer ? "Right." : "Not so: it is \($0 + 1)." } ?? "Compare."
        return lines + [StyledText(verdict, theme.titleStyle)] + paragraph(told.reveal, width)
    }

    private func goal(_ width: Int) -> [StyledText] {
        let goal = lesson.lesson.goal
        var lines = paragraph(goal.task + ".", width, theme.titleStyle)
        if !goal.without.isEmpty { lines += paragraph("Without \(goal.without.joined(separator: ", ")).", width) }
        if !goal.only.isEmpty { lines += paragraph("Only with \(goal.only.joined(separator: ", ")).", width) }
        if let parameters = goal.parameters { lines += paragraph("With at most \(parameters) parameters.", width) }
        if !goal.kept.isEmpty { lines += paragraph(goal.kept.map(\.sentence).joined(separator: " "), width) }
        lines += paragraph(
            "The data stay, and there are \(lesson.origin.steps) steps. esc leads to the network, J back here.", width,
            theme.faintStyle)
        guard let progress else { return lines }
        lines += paragraph("Now: \(progress.numbers).", width)
        return lines + paragraph(progress.sentence, width, progress.isReached ? theme.goodStyle : theme.accentStyle)
    }

    private func paragraph(_ text: String, _ width: Int, _ style: Style? = nil) -> [StyledText] {
        // Lines of the file are no lines of the window.
        text.split(separator: "\n").joined(separator: " ").wrapped(to: max(1, width)).map {
            StyledText($0, style ?? theme.textStyle)
        }
    }
}
