import Cells
import Experiments
import Testing

@testable import Playground
@testable import Training

@Suite("What a newcomer meets")
struct NewcomerTests {
    @Test("the first screen names the keys of what is wanted first, at 80 columns")
    func firstScreen() {
        let line = view(Screens.plain.state, size: Size(width: 80, height: 24)).text.split(separator: "\n").last ?? ""
        for words in ["space run", "a activation", "p presets", "C compare", "^P commands", "q quit", "? help"] {
            #expect(line.contains(words))
        }
    }

    @Test("where there is a way back it is named", arguments: [Screens.zoomed, .explorer, .race])
    func back(screen: Screens) {
        #expect(view(screen.state, size: Size(width: 80, height: 24)).text.contains("esc back"))
        #expect(!view(Screens.plain.state, size: Size(width: 80, height: 24)).text.contains("esc back"))
    }

    @Test("the selection begins at a layer that has an activation")
    func firstLayer() {
        var experiment = PanelExamples.planeExperiment
        experiment.layers.insert(Experiment.Layer(unit: "input-features"), at: 0)
        #expect(State(experiment, name: "x").selection.layer == 1)
    }

    @Test("taking back the opening of a preset brings its name back")
    func undo() {
        var state = Screens.plain.state
        let before = state.experiment
        _ = update(&state, .opened(RaceExample.rival, name: "rival", step: 0))
        #expect(state.name == "rival")
        _ = update(&state, .command(.network(.undo)))
        #expect(state.name == "plane" && state.experiment == before)
        #expect(state.message?.text == "undone: back to plane")
    }

    @Test("what the screen costs has a line of its own where that is asked for")
    func costs() {
        var state = Screens.running.state
        let without = view(state, size: Size(width: 80, height: 24)).text
        #expect(!without.contains("frames"))
        var costs = Costs()
        (costs.frames, costs.bytes, costs.droppedSnapshots) = (346, 889_000, 4)
        (costs.stepsPerSecond, costs.training, costs.drawing) = (24_754, 0.98, 0.021)
        _ = update(&state, .measured(costs))
        let text = view(state, size: Size(width: 120, height: 40)).text
        for words in ["346 frames", "889 kB written", "4 snapshots", "steps/s", "training 98%", "drawing 2.1%"] {
            #expect(text.contains(words), "\(words)")
        }
    }
}
