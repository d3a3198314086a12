import Cells
import Experiments
import Training

extension State {
    /// The lesson of the preset that is open, where it was left; without one, the list of lessons.
    mutating func openLesson() -> [Effect] {
        if stage != .network { stage = .network }
        guard let lesson else {
            var picker = Picker(.presets)
            picker.query = LineEditor("lessons/")
            overlays.append(.picker(picker))
            return [.listPresets]
        }
        overlays.append(.lesson(lesson.place))
        return []
    }

    /// Turns the pages of the lesson on top, or takes an answer.
    mutating func perform(_ command: LessonCommand) -> [Effect] {
        guard case .lesson = overlays.last, var lesson else { return [] }
        switch command {
        case .next: lesson.turn(by: 1)
        case .back: lesson.turn(by: -1)
        case .answer(let choice): lesson.answer(choice)
        }
        self.lesson = lesson
        overlays[overlays.count - 1] = .lesson(lesson.place)
        return []
    }

    /// Notes what a run began with.
    mutating func followLesson() {
        if let snapshot, snapshot.step == 0 { lesson?.begun = snapshot.experiment }
    }

    /// Tells at the end of a run how the lesson's goal stands; asked once the observation of that step is there.
    mutating func concludeLesson() {
        guard let snapshot, snapshot.status == .finished, observation?.step == snapshot.step,
            lesson?.concluded != snapshot.generation, let progress = LessonProgress(self)
        else { return }
        lesson?.concluded = snapshot.generation
        message = Message("\(progress.numbers). \(progress.sentence)", progress.isReached ? .good : .note)
    }
}

extension KeyTable {
    static func lesson(_ write: inout Writer) {
        write.place = .lesson
        write(
            "right l enter space", .lesson(.next), "next",
            "The next page of the lesson; the goal comes after the answer", 20)
        write("left h", .lesson(.back), "back", "The page before", 12)
        for index in 0..<4 {
            write(
                "\(index + 1)", .lesson(.answer(index)), "answer", "Answer \(index + 1) of the question",
                index == 0 ? 10 : 0)
        }
        write("esc J q ctrl-c", .close, "to the network", "To the network, to try it", 18)
    }
}
