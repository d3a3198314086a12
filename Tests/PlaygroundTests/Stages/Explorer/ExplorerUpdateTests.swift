import Cells
import Experiments
import Testing

@testable import Playground
@testable import Training

@Suite("The explorer's keys")
struct ExplorerUpdateTests {
    private func opened(_ size: Size = Size(width: 80, height: 24)) -> State {
        var state = State(PanelExamples.planeExperiment, name: "plane", size: size)
        _ = update(&state, .command(.network(.explorer)))
        return state
    }

    private func press(_ keys: String, _ state: inout State) -> [Effect] {
        keys.split(separator: " ").compactMap { KeyStroke(String($0)) }.flatMap {
            update(&state, .event(.key($0.key, $0.modifiers)))
        }
    }

    @Test("A opens it, escape leads back, and the network is as it was")
    func openAndClose() {
        var state = State(PanelExamples.planeExperiment, name: "plane")
        #expect(press("A", &state).contains(.explorer(.facts)))
        #expect(state.stage == .explorer)
        // Once is enough.
        #expect(!press("1", &state).contains(.explorer(.facts)))
        _ = press("esc", &state)
        #expect(state.stage == .network)
        #expect(state.experiment == PanelExamples.planeExperiment)
    }

    @Test("a key on a parameter changes the curve of that function and of no other")
    func sliders() throws {
        var state = opened()
        state.explore([try ExploredFunction(text: "celu"), try ExploredFunction(text: "tanh")])
        let before = state.explorer.shapes
        _ = press("j right right", &state)
        #expect(state.explorer.functions[0].parameters[0] > 1)
        #expect(state.explorer.shapes[0] != before[0])
        #expect(state.explorer.shapes[1] == before[1])
        _ = press("r", &state)
        #expect(state.explorer.shapes[0] == before[0])
    }

    @Test("digits and tab lead to every page, and learning asks for a run of each function, once")
    func pages() {
        var state = opened()
        for page in ExplorerPage.allCases {
            let effects = press("\(page.number)", &state)
            #expect(state.explorer.page == page)
            #expect(effects.contains { if case .explorer(.learn) = $0 { true } else { false } } == (page == .learning))
        }
        _ = press("tab", &state)
        #expect(state.explorer.page == .curves)
        #expect(press("4", &state).isEmpty)
    }

    @Test("what was learned before the functions changed is not taken for what is learned now")
    func lateComparison() {
        var state = opened()
        _ = press("4", &state)
        let late = PanelExamples.comparison(state.explorer.learning.experiments)
        _ = press("right", &state)
        _ = update(&state, .explorer(.learned(late)))
        #expect(state.explorer.learning.runs.isEmpty)
        _ = update(&state, .explorer(.learned(PanelExamples.comparison(state.explorer.learning.experiments))))
        #expect(state.explorer.learning.runs.count == 2)
    }

    @Test("four functions at most, one at least, each told by a sign")
    func limits() {
        var state = opened()
        for _ in 0..<6 { _ = press("a g e l u enter", &state) }
        #expect(state.explorer.functions.count == 4)
        let text = view(state, size: state.display.size).text
        for sign in ["●", "○", "■", "▲"] { #expect(text.contains(sign)) }
        for _ in 0..<6 { _ = press("x", &state) }
        #expect(state.explorer.functions.count == 1)
    }

    @Test("the table's row is shown and taken away by enter, and letters filter while the line is typed")
    func table() {
        var state = opened()
        _ = update(
            &state,
            .explorer(
                .factsCame(
                    ["relu", "tanh", "gaussian"].compactMap { ExploredFunction(named: $0) }
                        .map { FunctionFacts($0.activation) })))
        _ = press("/ e v e n", &state)
        #expect(state.explorer.table.rows.map(\.name) == ["gaussian"])
        _ = press("enter enter", &state)
        #expect(state.explorer.functions.map(\.name) == ["relu", "tanh", "gaussian"])
        _ = press("enter", &state)
        #expect(state.explorer.functions.map(\.name) == ["relu", "tanh"])
    }

    @Test("u gives the network's selected layer the chosen function and keeps its weights")
    func use() throws {
        var state = opened()
        state.explore([try ExploredFunction(text: "gelu")])
        let effects = press("u", &state)
        #expect(state.experiment.layers[0].activation?.name == "gelu")
        let change = ExperimentChange(from: PanelExamples.planeExperiment, to: state.experiment)
        #expect(effects.contains(.train(.change(.edit(change)))))
        #expect(EditEffect(from: PanelExamples.planeExperiment, to: state.experiment).isSwap)
    }

    @Test("the data of a layer can be pushed through once it has been observed")
    func layerData() {
        var state = Screens.exploredData.state
        while state.explorer.row != .source { _ = press("down", &state) }
        _ = press("right", &state)
        #expect(state.explorer.settings.source == .layer(0))
        guard case .counted = state.explorer.density else {
            Issue.record("no counted density")
            return
        }
        #expect(view(state, size: state.display.size).text.contains("layer 1 now"))
    }

    @Test("every page is drawn in every size, for one function and for four")
    func sizes() throws {
        for functions in [["sin"], ["relu", "gelu", "step", "square"]] {
            let explored = functions.compactMap { ExploredFunction(named: $0) }
            for page in ExplorerPage.allCases {
                for (width, height) in [
                    (0, 0), (1, 1), (12, 5), (40, 9), (70, 12), (80, 22), (149, 38), (150, 38), (300, 120),
                ] {
                    var explorer = ExplorerState(explored, page: page)
                    explorer.visiblePages = ExplorerPage.allCases
                    explorer.refresh()
                    explorer.learning = PanelExamples.comparison(explorer.wantedExperiments)
                    let size = Size(width: width, height: height)
                    #expect(ExplorerView(explorer: explorer).frame(size: size, look: Look()).size == size)
                }
            }
        }
    }
}
