import Cells
import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

@Suite("What keys do")
struct UpdateTests {
    /// Types keys by name; words in quotes are typed letter by letter.
    private func type(_ keys: String..., into state: inout State) -> [Effect] {
        keys.flatMap { name -> [Effect] in
            if name.hasPrefix("'") {
                return name.dropFirst().unicodeScalars.flatMap { update(&state, .event(.key(.character($0), []))) }
            }
            guard let key = KeyStroke(name) else {
                Issue.record("no key \(name)")
                return []
            }
            return update(&state, .event(.key(key.key, key.modifiers)))
        }
    }

    private func edits(_ effects: [Effect]) -> [ExperimentChange] {
        effects.compactMap { if case .train(.change(.edit(let change))) = $0 { change } else { nil } }
    }

    @Test("space runs and pauses, the dot takes a step, n an epoch")
    func running() {
        var state = Screens.plain.state
        #expect(type("space", into: &state) == [.train(.run)])
        #expect(type("space", into: &state) == [.train(.pause)])
        #expect(type(".", into: &state) == [.train(.step(1))])
        #expect(type("n", into: &state) == [.train(.step(4))])
        #expect(type("r", into: &state) == [.train(.change(.restart))])
        #expect(type("R", into: &state) == [.train(.change(.reseed(2)))])
        #expect(type("q", into: &state) == [.quit])
        #expect(type("ctrl-c", into: &state) == [.quit])
    }

    @Test("brackets turn the learning rate along the ladder, and the effect on the weights is said")
    func rate() {
        var state = Screens.plain.state
        #expect(edits(type("]", into: &state)).map(\.rate) == [0.03])
        #expect(edits(type("[", "[", into: &state)).map(\.rate) == [0.01, 0.003])
        #expect(state.message?.text == "learning rate 0.003: takes effect at once")
    }

    @Test("an edit stays while a phase begins before the trainer has read it, and the next one is built on it")
    func editAcrossPhase() {
        var state = Screens.plain.state
        var trainer = FakeTrainer(state.experiment, .fast)
        var random = RandomNumbers(seed: 1, stream: "phase")
        let effects = type("]", into: &state)
        trainer.beginPhase()
        _ = update(&state, .snapshotCame(trainer.snapshot))
        #expect(state.experiment.rate == 0.03)
        for case .train(let command) in effects { trainer.send(command) }
        for case .train(let command) in type("+", into: &state) { trainer.send(command) }
        while let snapshot = trainer.publish(&random), snapshot.acknowledged < 2 {}
        _ = update(&state, .snapshotCame(trainer.snapshot))
        #expect(trainer.experiment.rate == 0.03)
        #expect(state.experiment == trainer.experiment)
    }

    @Test("an edit that the trainer refuses is nothing to take back, and why is what is said")
    func refusedEdit() {
        var state = Screens.plain.state
        let before = state.experiment
        _ = type("]", into: &state)
        let kept = state.experiment
        _ = type("+", into: &state)
        #expect(state.history.past.count == 2)
        var answer = FakeTrainer(kept, .fast).snapshot
        (answer.acknowledged, answer.notice) = (2, "the network has too many parameters")
        _ = update(&state, .snapshotCame(answer))
        #expect(state.experiment == kept && state.history.past.count == 1)
        #expect(state.message?.text == "the network has too many parameters")
        _ = type("U", into: &state)
        #expect(state.experiment == before)
    }

    @Test("layers are widened, inserted, moved and removed, and a change is taken back")
    func layers() {
        var state = Screens.plain.state
        let before = state.experiment
        #expect(edits(type("+", into: &state)).map { $0.layers?[0].width } == [before.layers[0].width + 1])
        #expect(edits(type("o", "enter", into: &state)).map { $0.layers?.count } == [3])
        #expect(state.selection.layer == 1)
        #expect(edits(type(">", into: &state)).count == 1)
        #expect(state.selection.layer == 2)
        #expect(edits(type("x", into: &state)).map { $0.layers?.count } == [2])
        _ = type("U", "U", "U", "U", into: &state)
        #expect(state.experiment == before)
        _ = type("right", "right", "right", "right", "x", into: &state)
        #expect(state.experiment == before)
        #expect(state.message?.text == "the output layer stays the last")
    }

    @Test("an activation is found by its letters")
    func activation() {
        var state = Screens.plain.state
        _ = type("a", "'softplus", "enter", into: &state)
        #expect(state.experiment.layers[0].activation?.name == "softplus")
        #expect(state.overlays.isEmpty)
    }

    @Test("another data set forgets what only fitted the old one")
    func data() {
        var state = Screens.plain.state
        let effects = type("d", "'iris", "enter", into: &state)
        #expect(edits(effects).map { $0.data?.origin } == [.builtIn("iris")])
        #expect(state.experiment.goal == nil && state.experiment.loss.name == "auto")
    }

    @Test("a setting is typed, and what it cannot be is said under the line")
    func setting() {
        var state = Screens.plain.state
        _ = type("7", "enter", "ctrl-u", "'fast", "enter", into: &state)
        guard case .prompt(let prompt) = state.overlays.last else {
            Issue.record("the line is still to be typed")
            return
        }
        #expect(prompt.problem?.hasPrefix("expected a number from") == true)
        _ = type("ctrl-u", "'0.25", "enter", into: &state)
        #expect(state.overlays.isEmpty)
        #expect(state.experiment.rate == 0.25)
    }

    @Test("every setting can be stepped up and down, and its value typed back", arguments: 0...2)
    func settings(layer: Int) {
        let experiment = PanelExamples.planeExperiment
        for row in experiment.rows(layer: layer) {
            for entry in [row.next(up: true), row.next(up: false)].compactMap({ $0 }) {
                let edited = row.setting(entry, in: experiment)
                let shown = edited.rows(layer: layer).first { $0.name == row.name }
                #expect(edited != experiment, "\(row.title)")
                #expect(shown?.value != row.value, "\(row.title)")
            }
            guard row.control != .picker, row.text == nil, let entry = row.entry(row.value) else { continue }
            #expect(
                row.setting(entry, in: experiment).rows(layer: layer).first { $0.name == row.name }?.value
                    == row.value)
        }
    }

    @Test("a preset is written under a name, and a file there is not replaced unasked")
    func write() {
        var state = Screens.plain.state
        let effects = type("w", "ctrl-u", "'mine", "enter", into: &state)
        #expect(effects == [.save(state.experiment, path: "mine.yaml", replacing: false)])
        _ = update(&state, .saveNeedsConsent(path: "mine.yaml"))
        #expect(type("n", into: &state) == [])
        _ = update(&state, .saveNeedsConsent(path: "mine.yaml"))
        #expect(type("y", into: &state) == [.save(state.experiment, path: "mine.yaml", replacing: true)])
    }

    @Test("leaving tells what was trained and how well, and the words that open this moment again")
    func leaving() throws {
        let state = Screens.plain.state
        let snapshot = try #require(state.snapshot)
        #expect(state.summary.contains("\(NumberText.grouped(snapshot.step)) steps"))
        #expect(state.summary.contains("goal not reached: test accuracy ≥ 98 %"))
        let token = try #require(state.summary.split(whereSeparator: \.isWhitespace).last)
        let opened = try Token.decode(String(token))
        #expect(opened.experiment == state.experiment && opened.step == snapshot.step)
    }

    @Test("a divergence is reported, and one key goes back with half the learning rate")
    func divergence() {
        var state = Screens.divergence.state
        #expect(state.overlays.count == 1)
        #expect(type("enter", into: &state) == [.train(.change(.recover)), .train(.run)])
        #expect(state.overlays.isEmpty)
    }

    @Test("escape closes the innermost first and never leaves")
    func escape() {
        var state = Screens.plain.state
        _ = type("z", "?", into: &state)
        #expect(type("escape", into: &state) == [])
        #expect(state.overlays.isEmpty && state.panels.zoomed != nil)
        _ = type("escape", into: &state)
        #expect(state.panels.zoomed == nil)
        #expect(type("escape", "escape", into: &state) == [])
    }

    @Test("a digit leads to a panel and then hides it; 0 brings all back")
    func digits() {
        var state = Screens.plain.state
        // Some wait until they are asked for.
        let waiting = state.panels.hidden
        _ = type("2", into: &state)
        #expect(state.panels.focus == .loss)
        _ = type("2", into: &state)
        #expect(state.panels.hidden == waiting.union([.loss]) && state.panels.focus != .loss)
        _ = type("0", into: &state)
        #expect(state.panels.hidden == waiting)
    }

    @Test("what the screen shows is what was asked for until the trainer has obeyed")
    func pending() {
        var trainer = FakeTrainer(PanelExamples.planeExperiment, .fast)
        var state = Screens.plain.state
        let old = trainer.snapshot
        for effect in type("]", into: &state) { if case .train(let command) = effect { trainer.send(command) } }
        _ = update(&state, .snapshotCame(old))
        #expect(state.experiment.rate == 0.03)
        var random = RandomNumbers(seed: 1, stream: "x")
        if let new = trainer.publish(&random) { _ = update(&state, .snapshotCame(new)) }
        #expect(state.experiment == trainer.experiment)
    }

    @Test("a token goes to its step in pieces, and a key stops it")
    func token() {
        var state = State(PanelExamples.planeExperiment, name: "plane")
        state.resume(at: 700)
        let trainer = FakeTrainer(PanelExamples.planeExperiment, .fast)
        var snapshot = trainer.snapshot
        #expect(update(&state, .snapshotCame(snapshot)).contains(.train(.stepTo(500))))
        (snapshot.step, snapshot.acknowledged) = (500, 1)
        #expect(update(&state, .snapshotCame(snapshot)).contains(.train(.stepTo(700))))
        #expect(type("space", into: &state).contains(.train(.pause)))
        #expect(!update(&state, .snapshotCame(snapshot)).contains(.train(.stepTo(700))))
    }

    @Test("pressing a hint in the bottom line does what its key does")
    func pressing() {
        var state = Screens.plain.state
        let y = state.display.size.height - 1
        #expect(update(&state, .event(.mouse(.press, .left, Point(x: 1, y: y), []))) == [.train(.run)])
        _ = update(&state, .event(.mouse(.press, .left, Point(x: state.display.size.width - 1, y: y), [])))
        #expect(state.overlays == [.text(TextPage(content: .help))])
    }
}
