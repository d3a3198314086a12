import Cells
import Experiments
import Training

/// What a typed line comes to, where there is no screen.
public enum ParsedLine: Sendable {
    /// What happened, one after the other, as if keys had been pressed.
    case actions([Action])
    case say([String])
    /// Hear no other line before training rests.
    case wait
    /// Seconds between two reports; 0 for none.
    case reportEvery(Double)

    /// Understands a line in a state.
    public init(_ line: String, _ state: State) {
        let text = line.screenScalars.prefix(LineEditor.characterLimit).reduce(into: "") {
            $0.unicodeScalars.append($1)
        }.trimmingSpaces
        switch state.overlays.last {
        case .picker(let picker): self = Self.choice(text, picker, state)
        case .prompt:
            self = .actions(
                text.lowercased() == "close"
                    ? [.command(.close)] : Self.clearing + [.event(.paste(text)), .command(.confirm)])
        case .question: self = Self.answer(text)
        case .lesson: self = Self.inLesson(text, state)
        case nil, .divergence: self = Self.request(text, state, before: [])
        // What was read to the end is closed.
        default: self = Self.request(text, state, before: [.command(.close)])
        }
    }

    /// Empties a line that has something in it already.
    private static let clearing: [Action] = [
        .event(.key(.end, [])), .event(.key(.character("u"), .control)),
    ]

    private static func answer(_ text: String) -> ParsedLine {
        switch text.lowercased() {
        case "yes", "y": .actions([.command(.agree)])
        case "no", "n", "close": .actions([.command(.disagree)])
        default: .say(["Type 'yes' or 'no'."])
        }
    }

    private static func choice(_ text: String, _ picker: Picker, _ state: State) -> ParsedLine {
        let found = picker.found(state)
        switch text.lowercased() {
        case "": return .say(OverlayText(overlay: .picker(picker), state: state).sentences)
        case "close", "quit": return .actions([.command(.close)])
        case "more":
            let next = (picker.selected / OverlayText.page + 1) * OverlayText.page
            guard next < found.count else { return .say(["that was all; type a number, words, or 'close'."]) }
            return .actions(down(next - picker.selected))
        default:
            guard let number = Int(text) else {
                let search = searching(text, picker, state)
                // A name of the list is meant first, then a command, then words of the list.
                guard !search.isTaken, PlainCommand.knows(text, state) else {
                    return .actions(clearing + search.actions)
                }
                return request(text, state, before: [.command(.close)])
            }
            guard found.indices.contains(number - 1) else { return .say(["there are \(found.count) entries."]) }
            return .actions(down(number - 1 - picker.selected) + [.command(.confirm)])
        }
    }

    /// Turns the pages of a lesson, takes an answer; anything else closes it and is taken as it is.
    private static func inLesson(_ text: String, _ state: State) -> ParsedLine {
        switch text.lowercased() {
        case "", "next": return .actions([.command(.lesson(.next))])
        case "back": return .actions([.command(.lesson(.back))])
        case "close", "quit": return .actions([.command(.close)])
        default:
            if let number = Int(text), number > 0 { return .actions([.command(.lesson(.answer(number - 1)))]) }
            return request(text, state, before: [.command(.close)])
        }
    }

    private static func down(_ count: Int) -> [Action] {
        [Action](repeating: .command(count < 0 ? .listUp : .listDown), count: abs(count))
    }

    /// Types the words in a list; where they name one entry, takes it.
    static func searching(
        _ text: String, _ picker: Picker, _ state: State
    ) -> (actions: [Action], isTaken: Bool) {
        var trial = picker
        trial.query = LineEditor(text, limit: Search.lengthLimit)
        let index = trial.meant(in: trial.entries(state))
        return ([.event(.paste(text))] + (index.map { down($0) + [.command(.confirm)] } ?? []), index != nil)
    }
}
