import Catalogue
import Experiments
import Testing

@Suite("Phases of a preset")
struct PresetPhaseTests {
    private static let head = "data: xor\nnetwork: [{unit: kan, units: 2}]\noutput: kan\n"

    @Test("Every kind of phase is read, and written so that it reads back")
    func reads() throws {
        let text =
            Self.head + """
                phases:
                  - {train: 50, optimizer: {kind: lbfgs, history: 20}, rate: 0.5, batch: all, l1: 0, l2: 0.1, sparsity: 0.001, entropy: 0, part: 2, update-grid: 5}
                  - {prune: true}
                  - {prune: {node: 0.1}}
                  - {refine: 10}
                  - {update-grid: true}
                  - {snap: [SIN, x^2, exp], r2: 0.99999998}
                  - {snap: all}
                  - {cut: [1, 2, 1]}
                  - {snap: [1/x], edge: [2, 1, 1]}
                  - {redraw: 0.5}
                  - {train: 7}
                """
        let experiment = try Experiment(presetText: text)
        var first = Experiment.Training(steps: 50)
        first.optimizer = .init("lbfgs", ["history": .number(20)])
        (first.rate, first.batch, first.l1, first.l2) = (0.5, 0, 0, 0.1)
        (first.part, first.gridUpdates) = (2, 5)
        first.settings = ["sparsity": .number(0.001), "entropy": .number(0)]
        let all = SymbolicFunction.library.map(\.name)
        #expect(
            experiment.phases == [
                .train(first), .surgery(.prune(node: 0.01, edge: 0.03)), .surgery(.prune(node: 0.1, edge: 0.03)),
                .surgery(.refine(grid: 10)), .surgery(.updateGrid),
                .surgery(.snap(functions: ["sin", "x^2", "exp"], r2: 0.99999998)),
                .surgery(.snap(functions: all, r2: 0.99)),
                .surgery(.cut(.init(layer: 0, input: 1, unit: 0))),
                .surgery(.snapEdge(.init(layer: 1, input: 0, unit: 0), function: "1/x")),
                .surgery(.redraw(above: 0.5)),
                .train(.init(steps: 7)),
            ])
        #expect(experiment.steps == 57)
        #expect(try Experiment(presetText: experiment.presetText()) == experiment)
        var shorter = experiment
        shorter.steps = 10
        #expect(try Experiment(presetText: shorter.presetText()) == shorter)
    }

    @Test("A shift of frequency is for a first layer of sines, and reads back")
    func shift() throws {
        let text =
            "data: {picture: camera64}\nnetwork: [{unit: siren, units: 8}]\nphases: [{shift-frequency: true}, {train: 5}]"
        let experiment = try Experiment(presetText: text)
        #expect(experiment.phases.first == .surgery(.shiftFrequency))
        #expect(try Experiment(presetText: experiment.presetText()) == experiment)
    }

    @Test("A phase's settings stand over the experiment's, for that phase alone")
    func training() throws {
        let experiment = try Experiment(
            presetText: Self.head + "l1: 0.5\nphases: [{train: 1, optimizer: sgd, entropy: 1}]")
        guard case .train(let phase) = experiment.phases[0] else { return }
        let trained = experiment.training(phase)
        #expect(trained.optimizer.name == "sgd" && trained.rate == 0.03 && trained.l1 == 0.5)
        #expect(trained.layers[0].settings["entropy"] == .number(1))
        #expect(trained.output.settings["entropy"] == .number(1))
        #expect(experiment.layers[0].settings["entropy"] == nil)
    }

    @Test(
        "Mistakes are told in words",
        arguments: [
            (
                "[{}]",
                "exactly one of the keys train, prune, refine, update-grid, snap, cut, shift-frequency or redraw"
            ),
            ("[{shift-frequency: true}]", "works on a first layer of “siren”, and the network begins with another"),
            ("[{redraw: much}]", "expected a number from 0"),
            ("[{prune: true, refine: 3}]", "exactly one of the keys"),
            ("[{train: 0}]", "phases[0].train: found “0”, expected a whole number from 1 to"),
            ("[{train: 3, optimzer: sgd}]", "did you mean “optimizer”?"),
            ("[{train: 3, optimizer: sdg}]", "did you mean “sgd”?"),
            ("[{refine: 0}]", "expected a whole number from 1 to 1000"),
            ("[{snap: [sine]}]", "there is no function “sine”"),
            ("[{snap: []}]", "expected a list of names"),
            ("[{snap: [sin], r2: 2}]", "expected a number from 0 to 1"),
            ("[{update-grid: false}]", "expected true"),
            ("[{prune: maybe}]", "expected true or {node: 0.01, edge: 0.03}"),
            ("[{cut: [1, 2]}]", "the numbers of a layer, an input and a unit"),
            ("sin", "expected a list"),
        ])
    func mistakes(phases: String, expected: String) {
        do {
            _ = try Experiment(presetText: Self.head + "phases: " + phases)
            Issue.record("read without a mistake")
        } catch {
            #expect(error.description.contains(expected), "\(error)")
        }
    }

    @Test("Surgery needs a layer that it works on")
    func noLayer() {
        #expect(throws: PresetErrors.self) { try Experiment(presetText: "data: xor\nphases: [{refine: 3}]") }
        #expect(throws: PresetErrors.self) {
            try Experiment(presetText: "data: xor\nphases: [{train: 3, update-grid: 1}]")
        }
    }
}
