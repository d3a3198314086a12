import Cells
import Experiments
import Foundation
import Problems
import Testing

@testable import Playground
@testable import Training

@Suite("Whatever happens")
struct UpdatePropertyTests {
    /// For each temper; a million in all with SOMA_LONG=1.
    static let events = ProcessInfo.processInfo.environment["SOMA_LONG"] == "1" ? 200_000 : 20_000

    @Test("every state keeps its invariants and can be drawn", arguments: FakeTrainer.Temper.allCases)
    func invariants(temper: FakeTrainer.Temper) throws {
        let problem = try Problem.load(ProblemSource(.builtIn("circle"), settings: ProblemSettings(points: 20)))
        let experiment = PanelExamples.planeExperiment
        var trainer = FakeTrainer(experiment, temper)
        var state = State(experiment, name: "plane")
        var actions = RandomAction(seed: 7, "\(temper)", problem)
        _ = update(&state, .snapshotCame(trainer.snapshot))
        for index in 0..<Self.events {
            guard let action = actions.next(state, &trainer) else { continue }
            for effect in update(&state, action) {
                if case .train(let command) = effect { trainer.send(command) }
            }
            // Some of them list all settings, which costs more than the update.
            let broken = index % 10 == 0 || index < 1000 ? state.brokenInvariants : []
            if !broken.isEmpty {
                Issue.record("after event \(index), \(action): \(broken.joined(separator: "; "))")
                return
            }
            if index % 100 == 0 {
                #expect(view(state, size: state.display.size).size == state.display.size)
            }
        }
        // When everything has been said and obeyed, the screen shows what the trainer has.
        var random = RandomNumbers(seed: 1, stream: "end")
        guard temper != .stuck else { return }
        for _ in 0..<100_000 {
            guard let snapshot = trainer.publish(&random) else { break }
            _ = update(&state, .snapshotCame(snapshot))
            if snapshot.acknowledged >= state.sentCommands { break }
        }
        #expect(state.experiment == trainer.experiment)
    }

    @Test("the same events lead to the same frame")
    func replay() throws {
        let problem = try Problem.load(ProblemSource(.builtIn("circle"), settings: ProblemSettings(points: 20)))
        func frame() -> Frame {
            var trainer = FakeTrainer(PanelExamples.planeExperiment, .fast)
            var state = State(PanelExamples.planeExperiment, name: "plane")
            var actions = RandomAction(seed: 3, "replay", problem)
            for _ in 0..<1000 {
                guard let action = actions.next(state, &trainer) else { continue }
                for effect in update(&state, action) { if case .train(let command) = effect { trainer.send(command) } }
            }
            return view(state, size: Size(width: 100, height: 30))
        }
        #expect(frame() == frame())
    }
}
