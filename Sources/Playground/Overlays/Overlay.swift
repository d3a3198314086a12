import Cells
import Training

/// Something on top of the panels that takes the keys until it is closed.
public enum Overlay: Hashable, Sendable {
    case picker(Picker)
    case text(TextPage)
    case prompt(Prompt)
    case question(Question)
    case divergence(Divergence)
    /// A page of the lesson that is open.
    case lesson(LessonState.Place)

    /// Where its keys are looked up.
    var place: KeyBinding.Place {
        switch self {
        case .picker: .list
        case .text: .reading
        case .prompt: .typing
        case .question: .question
        case .divergence: .divergence
        case .lesson: .lesson
        }
    }
}

/// A text to be read, longer than its window perhaps.
public struct TextPage: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// All keys, made from the table.
        case help
        /// Written as it is, under a title.
        case text(title: String, String)
    }

    public var content: Content
    /// The first line shown.
    public var offset = 0
}

/// A question that is answered by yes or no.
public enum Question: Hashable, Sendable {
    case overwrite(path: String)
    /// All planned steps are done: whether to plan more.
    case goOn(from: Int, to: Int)

    var title: String {
        switch self {
        case .overwrite: "Overwrite?"
        case .goOn: "Train on?"
        }
    }

    var text: String {
        switch self {
        case .overwrite(let path): "\(path) is there already. Replace it?"
        case .goOn(let from, let to):
            "The planned \(NumberText.grouped(from)) steps are done, and the schedule of the learning rate with them. "
                + "Plan \(NumberText.grouped(to)) steps and train on?"
        }
    }
}
