import Cells
import Experiments
import Problems

@testable import Playground
@testable import Training

/// Someone who types lines and hears what comes of them, with a trainer that only pretends.
struct Listener {
    private(set) var state: State
    private var trainer: FakeTrainer
    private var narrator: Narrator
    private let race = RaceSession()
    private var random = RandomNumbers(seed: 1, stream: "listener")
    private(set) var effects: [Effect] = []

    init(_ temper: FakeTrainer.Temper = .slow) throws {
        state = State(PanelExamples.planeExperiment, name: "plane")
        trainer = FakeTrainer(PanelExamples.planeExperiment, temper)
        narrator = Narrator(state)
        take(.problemCame(generation: 0, try Problem.load(ProblemSource(.builtIn("circle")))))
        take(.snapshotCame(trainer.snapshot))
        take(.observationCame(PanelExamples.planeObservation(focus: nil)))
    }

    private mutating func take(_ action: Action) {
        for effect in update(&state, action) {
            effects.append(effect)
            switch effect {
            case .train(let command): trainer.send(command)
            case .race(.train(let command)): race.obey(command)
            case .race(.read(let name)):
                let experiment = Experiment(data: ProblemSource(.builtIn("moons")))
                take(
                    .race(
                        name == "circle"
                            ? .entrant(experiment, name: name) : .entrantFailed("there is no preset '\(name)'"))
                )
            default: break
            }
        }
    }

    /// What is told without having been asked for.
    mutating func hear() -> [String] { narrator.sentences(state) }

    /// What is told when a line is typed, and the trainer has done what it asks for.
    mutating func type(_ line: String) -> [String] {
        effects = []
        switch ParsedLine(line, state) {
        case .say(let sentences): return sentences
        case .wait: return ["(waits)"]
        case .reportEvery(let seconds): return ["(every \(seconds))"]
        case .actions(let actions):
            for action in actions { take(action) }
            let answer = narrator.sentences(state, isAnswer: true)
            for _ in 0..<4 {
                if let snapshot = trainer.publish(&random) { take(.snapshotCame(snapshot)) }
                take(.problemCame(generation: trainer.snapshot.generation, state.problem!))
            }
            take(.race(.snapshotCame(race.snapshot())))
            return answer + narrator.sentences(state)
        }
    }
}
