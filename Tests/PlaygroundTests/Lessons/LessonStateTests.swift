import Cells
import Experiments
import Testing

@testable import Playground
@testable import Training

@Suite("A lesson in the playground")
struct LessonStateTests {
    private static let lessons = PresetLibrary.shipped.entries.filter { $0.group == "lessons" }.map(\.name)

    private func opened(_ name: String, size: Size = Size(width: 80, height: 24)) throws -> State {
        let preset = try #require(PresetLibrary.shipped.entries.first { $0.name == name })
        var state = State(PanelExamples.planeExperiment, name: "plane", size: size)
        _ = update(&state, .opened(try Experiment(presetFile: preset.path), name: name, step: 0))
        return state
    }

    private func press(_ keys: String, _ state: inout State) {
        for key in keys.split(separator: " ").compactMap({ KeyStroke(String($0)) }) {
            _ = update(&state, .event(.key(key.key, key.modifiers)))
        }
    }

    private func text(_ state: State) -> String { view(state, size: state.display.size).text }

    /// The part of the screen within the lesson's window.
    private func window(_ state: State) throws -> String {
        let overlay = try #require(state.overlays.last.map { OverlayView(overlay: $0, state: state) })
        let rect = overlay.rect(on: state.display.size)
        return text(state).split(separator: "\n", omittingEmptySubsequences: false)
            .dropFirst(rect.y).prefix(rect.height).map { $0.dropFirst(rect.x).prefix(rect.width) }
            .joined(separator: "\n")
    }

    /// The screen's letters without breaks, borders and blanks: what a paragraph is found in wherever it breaks.
    private func letters(_ text: String) -> String { String(text.filter { $0.isLetter || $0.isNumber }) }

    @Test(
        "is told page by page and whole: steps, the question, and only after an answer what is behind it",
        arguments: [(80, 24), (120, 40), (200, 50)])
    func pages(_ width: Int, _ height: Int) throws {
        #expect(Self.lessons.count >= 10)
        for name in Self.lessons {
            var state = try opened(name, size: Size(width: width, height: height))
            let lesson = try #require(state.lesson?.lesson)
            #expect(try letters(window(state)).contains(letters(state.experiment.note)), "\(name)")
            press("right", &state)
            for step in lesson.steps {
                #expect(try letters(window(state)).contains(letters(step)), "\(name)")
                press("right", &state)
            }
            #expect(try letters(window(state)).contains(letters(lesson.question)), "\(name)")
            for choice in lesson.choices { #expect(try letters(window(state)).contains(letters(choice)), "\(name)") }
            let hidden = letters(String(lesson.reveal.prefix(60)))
            #expect(try !letters(window(state)).contains(hidden), "\(name)")
            press("enter", &state)
            #expect(state.lesson?.page == .question, "\(name) goes on without an answer")
            press("\((lesson.answer ?? 0) + 1)", &state)
            #expect(try window(state).split(separator: "\n").count < height, "\(name)")
            #expect(try letters(window(state)).contains(letters(lesson.reveal)), "\(name)")
            #expect(try window(state).contains("Right."), "\(name)")
            press("enter", &state)
            #expect(try letters(window(state)).contains(letters(lesson.goal.task)), "\(name)")
            press("left left", &state)
            #expect(state.lesson?.page == .step(lesson.steps.count - 1))
        }
    }

    @Test("is left by escape and taken up by J where it was; without a lesson J lists them")
    func leaving() throws {
        var state = try opened("lessons/dying-relu")
        press("right right esc", &state)
        #expect(state.overlays.isEmpty)
        press("J", &state)
        #expect(state.lesson?.page == .step(1))
        press("esc", &state)
        _ = update(&state, .opened(PanelExamples.planeExperiment, name: "plane", step: 0))
        #expect(state.overlays.isEmpty && state.lesson == nil)
        press("J", &state)
        guard case .picker(let picker) = state.overlays.last else {
            Issue.record("no list")
            return
        }
        #expect(picker.purpose == .presets && picker.query.text == "lessons/")
    }

    /// A lesson's run, shown as it is at its end.
    private func played(_ name: String, _ changes: [String], steps: Int? = nil) throws -> State {
        var state = try opened(name)
        let attempt = try state.experiment.applying(overrides: changes)
        let session = try Session(attempt)
        func show(_ status: Snapshot.Status) {
            let snapshot = session.snapshot(status: status)
            _ = update(&state, .problemCame(generation: snapshot.generation, session.problem))
            _ = update(&state, .snapshotCame(snapshot))
            let request = state.observationRequest
            let seen = Observatory.observation(of: snapshot, problem: session.problem, request)
            _ = update(&state, .observationCame(seen))
        }
        state.sentCommands = 0
        show(.paused)
        #expect(LessonProgress(state)?.isReached == false, "\(name) is reached before the first step")
        session.advance(steps ?? attempt.steps)
        session.report()
        show(steps == nil ? .finished : .paused)
        return state
    }

    @Test("has a goal that is measured while the network trains, and said to be reached at the end of the solution")
    func goal() throws {
        let name = "lessons/dying-relu"
        let solution = try #require(try opened(name).lesson?.lesson.solution)
        let solved = try played(name, solution)
        #expect(LessonProgress(solved)?.isReached == true)
        #expect(solved.message?.kind == .good && solved.message?.text.contains("dead-share") == true)
        let early = try #require(LessonProgress(try played(name, solution, steps: 200)))
        #expect(!early.isReached && early.value != nil)
        let unchanged = try #require(LessonProgress(try played(name, [])))
        #expect(!unchanged.isReached && unchanged.objections.isEmpty)
        let other = try #require(LessonProgress(try played(name, solution + ["data.noise=0"])))
        #expect(!other.isReached && other.objections == ["the data must stay as they are"])
    }

    @Test("does not count what was changed on the way, until it starts again")
    func swapping() throws {
        var state = try played("lessons/dying-relu", [])
        let edit = try #require(state.edit(activation: "elu"))
        _ = state.make(edit, label: "elu")
        let progress = try #require(LessonProgress(state))
        #expect(progress.objections.count == 1 && progress.sentence.contains("r starts again"))
    }
}
