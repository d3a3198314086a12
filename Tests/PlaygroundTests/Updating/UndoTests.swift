import Experiments
import Testing

@testable import Playground
@testable import Training

@Suite("Undo and redo, and going on after the end")
struct UndoTests {
    private func type(_ command: NetworkCommand, _ state: inout State) -> [Effect] {
        update(&state, .command(.network(command)))
    }

    @Test("undo and redo name what they change, and lead back and forth through all of it")
    func names() {
        var state = Screens.plain.state
        let begin = state.experiment
        _ = type(.rateUp, &state)
        let faster = state.experiment
        _ = type(.widthUp, &state)
        let end = state.experiment
        _ = type(.undo, &state)
        #expect(state.experiment == faster)
        _ = type(.undo, &state)
        #expect(state.experiment == begin && state.message?.text == "undone: learning rate 0.03 → 0.01")
        _ = type(.undo, &state)
        #expect(state.message?.text == "nothing to undo" && state.experiment == begin)
        _ = type(.redo, &state)
        #expect(state.experiment == faster && state.message?.text == "done again: learning rate 0.01 → 0.03")
        _ = type(.redo, &state)
        #expect(state.experiment == end)
        _ = type(.redo, &state)
        #expect(state.message?.text == "nothing to redo")
        // A change of another kind ends what could be made again.
        _ = type(.undo, &state)
        _ = type(.rateDown, &state)
        _ = type(.redo, &state)
        #expect(state.message?.text == "nothing to redo")
    }

    @Test("where all planned steps are done, space asks, and yes plans more of them")
    func goingOn() {
        var state = Screens.plain.state
        state.experiment.steps = state.snapshot?.step ?? 0
        state.snapshot?.status = .finished
        let planned = state.experiment.steps
        #expect(planned > 0)
        #expect(type(.toggleRun, &state).isEmpty)
        #expect(state.overlays.last == .question(.goOn(from: planned, to: 2 * planned)))
        let effects = update(&state, .command(.agree))
        #expect(state.experiment.steps == 2 * planned && state.wantsToRun)
        #expect(effects.count { if case .train(.run) = $0 { true } else { false } } == 1)
    }

    @Test("settings of some words open a list, of two words turn, and typing replaces a number")
    func picking() {
        var state = Screens.plain.state
        let rows = state.experiment.rows(layer: state.selection.layer)
        guard
            let many = rows.first(where: {
                if case .choice(_, let words) = $0.control { words.count > 2 } else { false }
            })
        else { return #expect(Bool(false), "no such setting") }
        _ = state.openSetting(many.name)
        guard case .picker(let picker) = state.overlays.last else { return #expect(Bool(false), "no list") }
        #expect(picker.entries(state)[picker.selected].text == many.value)
        state.overlays = []
        if let two = rows.first(where: {
            if case .choice(_, let words) = $0.control { words.count == 2 } else { false }
        }) {
            _ = state.openSetting(two.name)
            let after = state.experiment.rows(layer: state.selection.layer).first { $0.name == two.name }
            #expect(state.overlays.isEmpty && after?.value != two.value)
        }
        _ = state.openSetting(.rate)
        _ = update(&state, .event(.key(.character("1"), [])))
        _ = update(&state, .command(.confirm))
        #expect(state.experiment.rate == 1)
    }
}
