import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

@Suite("Edges are changed by commands")
struct SurgeryCommandTests {
    static let splines: Experiment = {
        var experiment = Experiment(
            data: ProblemSource(
                .formula(FormulaSource(text: "y = sin(3*x1) + x2^2")), settings: ProblemSettings(points: 60)))
        experiment.layers = [Experiment.Layer(unit: "kan", width: 2, activation: nil, settings: ["grid": .number(4)])]
        experiment.output = Experiment.Layer(unit: "kan", activation: nil, settings: ["grid": .number(3)])
        return experiment
    }()

    static func state(_ experiment: Experiment = splines) throws -> (State, Session) {
        var state = State(experiment, name: "splines")
        let session = try Session(experiment)
        _ = update(&state, .problemCame(generation: 0, session.problem))
        _ = update(&state, .snapshotCame(session.snapshot()))
        return (state, session)
    }

    private func changes(_ effects: [Effect]) -> [Change] {
        effects.compactMap { if case .train(.change(let change)) = $0 { change } else { nil } }
    }

    @Test("the trainer is asked, what it did is told, and undo takes it back")
    func surgery() throws {
        var (state, session) = try Self.state()
        #expect(changes(update(&state, .command(.network(.refineGrid)))) == [.surgery(.refine(grid: 8))])
        #expect(changes(update(&state, .command(.network(.moveGrids)))) == [.surgery(.updateGrid)])
        state.selection = Selection(layer: 0, unit: 1)
        _ = update(&state, .command(.network(.nextInput)))
        let edge = Surgery.Edge(layer: 0, input: 1, unit: 1)
        #expect(changes(update(&state, .command(.network(.cutEdge)))) == [.surgery(.cut(edge))])
        try session.apply(.surgery(.cut(edge)))
        _ = update(&state, .snapshotCame(session.snapshot(generation: 1)))
        #expect(state.message?.text.hasPrefix("cut: ") == true && state.message?.text.contains("test ") == true)
        #expect(changes(update(&state, .command(.network(.undo)))) == [.undo])
        #expect(changes(update(&state, .command(.network(.undo)))).isEmpty)
    }

    @Test("without splines nothing is asked for, and it is said why")
    func dense() throws {
        var (state, _) = try Self.state(PanelExamples.planeExperiment)
        for command in [NetworkCommand.prune, .refineGrid, .moveGrids, .cutEdge, .snap] {
            #expect(changes(update(&state, .command(.network(command)))).isEmpty && state.overlays.isEmpty)
            #expect(state.message?.text.contains("kan") == true)
        }
    }

    @Test("functions for an edge are listed with what they would do, and the chosen one takes its place")
    func functions() throws {
        var (state, session) = try Self.state()
        let edge = Surgery.Edge(layer: 0, input: 0, unit: 0)
        #expect(update(&state, .command(.network(.snap))).contains(.train(.findFunctions(edge))))
        let report = session.lastReport
        let choices = try session.symbolicChoices(edge, tried: 0).choices.prefix(2).map {
            SymbolicChoice(candidate: $0.candidate, before: report, after: report)
        }
        _ = update(&state, .functionsFound(SymbolicChoices(edge: edge, choices: choices)))
        guard case .picker(let picker) = state.overlays.last else { return #expect(Bool(false), "no list") }
        let entries = picker.entries(state)
        #expect(entries.count == 2 && entries[0].detail.contains("complexity") && entries[0].detail.contains("test "))
        let chosen = choices[0].candidate.function
        #expect(changes(update(&state, .command(.confirm))) == [.surgery(.snapEdge(edge, function: chosen))])
        #expect(state.overlays.isEmpty)
    }

    @Test("choices tell what accepting them does, to the bit")
    func choices() throws {
        let session = try Session(Self.splines)
        let edge = Surgery.Edge(layer: 0, input: 0, unit: 0)
        let before = session.state
        let found = try session.symbolicChoices(edge, tried: 1)
        #expect(session.state == before && found.choices.count > 10)
        let best = try #require(found.choices.first)
        #expect(found.choices.dropFirst().allSatisfy { $0.after == nil })
        try session.apply(.surgery(.snapEdge(edge, function: best.candidate.function)))
        #expect(session.lastReport == best.after)
    }
}
