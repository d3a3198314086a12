import Cells
import Experiments
import Testing

@testable import Playground

@Suite("A function typed as a formula")
struct TypedFunctionTests {
    private let formula = "x*sigmoid(1.7*x)"

    private func press(_ keys: String, _ state: inout State) {
        for key in keys.split(separator: " ").compactMap({ KeyStroke(String($0)) }) {
            _ = update(&state, .event(.key(key.key, key.modifiers)))
        }
    }

    private func opened() -> State {
        State(PanelExamples.planeExperiment, name: "plane", size: Size(width: 100, height: 30))
    }

    @Test("is explored from the command line, its mistakes told with their columns")
    func commandLine() throws {
        let function = try ExploredFunction(text: formula)
        #expect(abs(function.derivatives(at: [2])[0][0] - 1.935409) < 1e-5)
        #expect(try ExploredFunction(text: "max(x,0) + a*sin(b*x) with a=0.1, b=3").parameters == [0.1, 3])
        for (text, place) in [("x*sigmod(x)", "column 3"), ("x*(1+", "column"), ("y*2", "column 1")] {
            #expect { try ExploredFunction(text: text) } throws: { "\($0)".contains(place) }
        }
        // A name with a value is no formula, however it is spelt.
        #expect { try ExploredFunction(text: "celuu:alpha=2") } throws: { "\($0)".contains("celu") }
    }

    @Test("joins the explorer from its list, can be changed there, and is given to the network")
    func explorer() {
        var state = opened()
        press("A a", &state)
        _ = update(&state, .event(.paste(formula)))
        #expect(view(state, size: state.display.size).text.contains("f(x) = x * sigmoid(1.7 * x)"))
        press("enter", &state)
        #expect(state.explorer.functions.last?.name == formula && state.overlays.isEmpty)
        // Enter on its row brings the text back.
        press("enter", &state)
        if case .picker(let picker) = state.overlays.last {
            #expect(picker.query.text == formula)
        } else {
            Issue.record("no list")
        }
        press("esc u", &state)
        #expect(state.experiment.layers[0].activation?.name == formula)
    }

    @Test("replaces a layer's activation from the network's list; a mistake is told and the line stays")
    func network() {
        var state = opened()
        press("a", &state)
        _ = update(&state, .event(.paste("x*sigmod(x)")))
        #expect(view(state, size: state.display.size).text.contains("column 3"))
        press("enter", &state)
        #expect(!state.overlays.isEmpty && state.experiment == PanelExamples.planeExperiment)
        press("esc a", &state)
        _ = update(&state, .event(.paste(formula)))
        press("enter", &state)
        #expect(state.overlays.isEmpty && state.experiment.layers[0].activation?.name == formula)
    }
}
