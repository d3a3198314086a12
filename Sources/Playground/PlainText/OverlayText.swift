import Cells

/// What stands on top, as sentences that say what can be typed.
struct OverlayText {
    let overlay: Overlay
    let state: State

    /// Entries of a list told at once.
    static let page = 12

    var sentences: [String] {
        switch overlay {
        case .picker(let picker): list(picker)
        case .prompt(let prompt):
            if let problem = prompt.problem {
                [problem + ". Type it again, or 'close'."]
            } else {
                ["\(prompt.title): \(prompt.explanation)" + now(prompt.editor.text) + " Type it, or 'close'."]
            }
        case .question(let question): [question.text + " Type 'yes' or 'no'."]
        case .text(let page): text(page)
        case .lesson: lesson
        default: []
        }
    }

    private var lesson: [String] {
        guard let lesson = state.lesson else { return [] }
        let view = LessonView(lesson: lesson, progress: LessonProgress(state), theme: state.display.theme)
        return ["\(view.title), page \(view.count)."] + view.lines(width: 10_000).map { $0.spans.map(\.text).joined() }
            + ["Type 'next', 'back', the number of an answer, or 'close'."]
    }

    private func now(_ text: String) -> String { text.isEmpty ? "" : " Now: \(text)." }

    private func list(_ picker: Picker) -> [String] {
        let found = picker.found(state)
        guard !found.isEmpty else { return ["nothing matches '\(picker.query.text)'. Type other words, or 'close'."] }
        // The page that holds the chosen entry.
        let start = picker.selected / Self.page * Self.page
        let shown = found.enumerated().dropFirst(start).prefix(Self.page)
        var sentences = ["\(picker.title), \(found.count) to choose from:"]
        sentences += shown.map { index, match in
            let detail = match.entry.detail.isEmpty ? "" : " (\(match.entry.detail))"
            return "\(index + 1) \(match.entry.text)\(detail)"
        }
        let more = start + shown.count < found.count ? " 'more' for the next," : ""
        return sentences + ["Type a number to take one,\(more) words to search, or 'close'."]
    }

    private func text(_ page: TextPage) -> [String] {
        switch page.content {
        case .help: PlainCommand.help(state.stage)
        case .text(let title, let text): [title + ":"] + text.split(separator: "\n").map(String.init)
        }
    }
}
