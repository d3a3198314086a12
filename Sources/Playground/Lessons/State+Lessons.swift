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

    /// What a key means on a page of a lesson; `nil` where it means what it means everywhere.
    mutating func performInLesson(_ command: Command) -> [Effect]? {
        guard case .lesson = overlays.last, var lesson else { return nil }
        switch command {
        case .right: lesson.turn(by: 1)
        case .left: lesson.turn(by: -1)
        case .answer(let choice): lesson.answer(choice)
        default: return nil
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
        write("right l enter space", .right, "next", "The next page of the lesson; the goal comes after the answer", 20)
        write("left h", .left, "back", "The page before", 12)
        for index in 0..<4 {
            write("\(index + 1)", .answer(index), "answer", "Answer \(index + 1) of the question", index == 0 ? 10 : 0)
        }
        write("esc J q ctrl-c", .close, "to the network", "To the network, to try it", 18)
    }
}
