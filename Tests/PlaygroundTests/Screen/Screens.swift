import Catalogue
import Cells
@testable import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

/// The screens that tests look at.
enum Screens: String, CaseIterable, CustomTestStringConvertible {
    case plain, running, settings, unit, zoomed, help, palette, activations, units, prompt, question, divergence,
        unseen, explorer
    case exploredData, exploredDepth, exploredLearning, exploredTable
    case race, raceOutputs, raceDifferences, raceActivations, raceSeeds, raceLane, raceBudget
    case presets, data, preferences

    static let all = allCases
    var testDescription: String { rawValue }

    var state: State {
        var trainer = FakeTrainer(PanelExamples.planeExperiment, self == .divergence ? .nonFinite : .fast)
        var state = State(PanelExamples.planeExperiment, name: "plane")
        guard self != .unseen else { return state }
        var random = RandomNumbers(seed: 2, stream: "screens")
        func send(_ actions: [Action]) {
            for action in actions {
                for effect in update(&state, action) { if case .train(let command) = effect { trainer.send(command) } }
            }
        }
        if let problem = try? Problem.load(ProblemSource(.builtIn("circle"))) {
            send([.problemCame(generation: 0, problem)])
        }
        var snapshot = trainer.snapshot
        snapshot.history = PanelExamples.history()
        snapshot.report = PanelExamples.report(step: 2990)
        (snapshot.step, snapshot.epoch, snapshot.seconds) = (2990, 59.8, 12)
        if self == .running { (snapshot.status, snapshot.stepsPerSecond) = (.running, 5230) }
        send([
            .snapshotCame(snapshot),
            .observationCame(PanelExamples.planeObservation(focus: ObservationRequest.Focus(layer: 0, unit: 1))),
        ])
        switch self {
        case .plain, .running, .unseen: break
        case .settings: send([.command(.panel(.settings))])
        case .unit: send([.command(.move(.down)), .command(.network(.follow))])
        case .zoomed: send([.command(.panel(.output)), .command(.network(.zoom))])
        case .help: send([.command(.help)])
        case .palette: send([.command(.palette)] + "lear".unicodeScalars.map { .event(.key(.character($0), [])) })
        case .activations: send([.command(.network(.chooseActivation))])
        case .units: send([.command(.network(.insertAfter))])
        case .explorer: send([.command(.network(.explorer))])
        case .exploredData: send([.command(.network(.explorer)), .command(.explorer(.page(.data)))])
        case .exploredDepth: send([.command(.network(.explorer)), .command(.explorer(.page(.depth)))])
        case .exploredLearning:
            send([.command(.network(.explorer)), .command(.explorer(.page(.learning)))])
            send([.explorer(.learned(PanelExamples.comparison(state.explorer.learning.experiments)))])
        case .exploredTable:
            let names = ["relu", "tanh", "gelu", "selu", "gaussian", "sin", "softsign"]
            let facts = names.compactMap { Palette.activation(named: $0) }.map { FunctionFacts($0) }
            send([
                .command(.network(.explorer)), .command(.explorer(.page(.table))), .explorer(.factsCame(facts)),
                .command(.move(.down)),
            ])
        case .race, .raceOutputs, .raceDifferences, .raceActivations, .raceSeeds, .raceLane, .raceBudget:
            let lanes = [
                Race.Lane(name: "plane", experiment: PanelExamples.planeExperiment),
                Race.Lane(name: "rival", experiment: RaceExample.rival),
            ]
            send([.race(.begin(Race(lanes), seeds: 3))])
            guard let problem = state.problem else { return state }
            let ids = state.race.lanes.map(\.id)
            send([.race(.snapshotCame(RaceExample.snapshot(ids, problem)))])
            for id in ids { send([.race(.observationCame(lane: id, PanelExamples.planeObservation(focus: nil)))]) }
            sendToRace(send)
        case .presets:
            send([.command(.network(.presets)), .presetsListed(Self.listings)])
        case .data: send([.command(.network(.chooseData))])
        case .preferences: send([.command(.preferences)])
        case .prompt: send([.command(.network(.write))])
        case .question: send([.saveNeedsConsent(path: "plane.yaml")])
        case .divergence:
            send([.command(.network(.toggleRun))])
            for _ in 0..<50 where state.divergence == nil {
                if let snapshot = trainer.publish(&random) { send([.snapshotCame(snapshot)]) }
            }
        }
        return state
    }

    /// One preset that can be opened and one that cannot be read.
    private static let listings: [PresetLibrary.Listing] = {
        var experiment = PanelExamples.planeExperiment
        experiment.title = "A disc in a plane"
        experiment.note = "Two layers are enough to close the boundary.\nTake one away: is it still?"
        let broken = PresetError(file: "torn.yaml", line: 3, path: "network[0].unit", fact: .missingFile)
        return [
            PresetLibrary.Listing(
                entry: PresetLibrary.Entry(name: "plane", group: "", path: "plane.yaml"), read: .success(experiment)),
            PresetLibrary.Listing(
                entry: PresetLibrary.Entry(name: "torn", group: "", path: "torn.yaml"),
                read: .failure(PresetErrors([broken]))),
        ]
    }()

    /// What is done on the race's screen to come to this one.
    private func sendToRace(_ send: ([Action]) -> Void) {
        switch self {
        case .raceOutputs: send([.command(.race(.picture))])
        case .raceDifferences: send([.command(.race(.picture)), .command(.race(.picture))])
        case .raceActivations: send([.command(.race(.picture)), .command(.race(.picture)), .command(.race(.picture))])
        case .raceSeeds:
            let lanes = [
                Race.Lane(name: "plane", experiment: PanelExamples.planeExperiment),
                Race.Lane(name: "rival", experiment: RaceExample.rival),
            ]
            send([.race(.resultCame(RaceExample.result(Race(lanes))))])
        case .raceLane: send([.command(.race(.addLane)), .presetsListed(Self.listings), .event(.key(.down, []))])
        case .raceBudget: send([.command(.race(.fairBudget))])
        default: break
        }
    }
}
