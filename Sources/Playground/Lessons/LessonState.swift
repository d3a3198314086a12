import Experiments

/// How far a person is in the lesson of the preset that is open.
public struct LessonState: Hashable, Sendable {
    /// The preset as it was, which attempts are measured against.
    let origin: Experiment
    let lesson: Experiment.Lesson
    /// What the present run began with; `nil` until it is known.
    var begun: Experiment?
    /// The generation whose end was told.
    var concluded: Int?
    var place = Place()

    /// A page, and what was answered.
    public struct Place: Hashable, Sendable {
        var index = 0
        /// The choice that was taken; the first where there is nothing to choose from.
        var answer: Int?
    }

    enum Page: Hashable {
        case note
        case step(Int)
        case question
        case goal
    }

    /// `nil` where a preset has no lesson.
    init?(_ experiment: Experiment) {
        guard let lesson = experiment.lesson else { return nil }
        self.lesson = lesson
        origin = experiment
    }

    /// The note first, if there is one; then steps, the question, the goal.
    var pages: [Page] {
        (origin.note.isEmpty ? [] : [.note]) + lesson.steps.indices.map { .step($0) } + [.question, .goal]
    }

    var page: Page { pages[min(max(0, place.index), pages.count - 1)] }

    /// Goes on by pages; the goal comes after the answer.
    mutating func turn(by change: Int) {
        guard change < 0 || page != .question || place.answer != nil else { return }
        place.index = min(max(0, place.index + change), pages.count - 1)
    }

    /// Takes an answer, once.
    mutating func answer(_ choice: Int) {
        guard page == .question, place.answer == nil, choice < max(1, lesson.choices.count) else { return }
        place.answer = choice
    }
}
