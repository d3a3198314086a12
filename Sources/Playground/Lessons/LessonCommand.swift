/// What a person can ask for on a page of a lesson.
public enum LessonCommand: Hashable, Sendable {
    case next, back
    /// An answer to the question, the first being 0.
    case answer(Int)
}
