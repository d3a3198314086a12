import Catalogue
import Cells
import Experiments
import Problems

@testable import Playground
@testable import Training

/// Anything that a person, a terminal or another queue might do.
struct RandomAction {
    var random: RandomNumbers
    let problem: Problem
    private let observations: [Observation]
    private let facts = ["relu", "gelu", "gaussian"].compactMap { Palette.activation(named: $0) }.map {
        FunctionFacts($0)
    }

    init(seed: UInt64, _ name: String, _ problem: Problem) {
        random = RandomNumbers(seed: seed, stream: name)
        self.problem = problem
        observations = [nil, ObservationRequest.Focus(layer: 0, unit: 1)].map {
            PanelExamples.planeObservation(focus: $0)
        }
    }

    private static let keys: [KeyStroke] =
        KeyTable.standard.bindings.flatMap(\.keys)
        + "aeiou1xyz.-/\u{e9}\u{4e2d}".unicodeScalars.map { KeyStroke(.character($0)) }
        + [KeyStroke(.character("x"), .alt), KeyStroke(.function(35)), KeyStroke(.insert), KeyStroke(.delete)]

    mutating func next(_ state: State, _ trainer: inout FakeTrainer) -> Action? {
        switch random.integer(below: 100) {
        case 0..<54:
            let key = pick(Self.keys)
            return .event(.key(key.key, key.modifiers))
        case 54..<64:
            let kinds: [MouseKind] = [.press, .press, .press, .release, .drag, .move, .wheelUp, .wheelDown]
            let buttons: [MouseButton] = [.left, .left, .none, .right]
            let far = random.integer(below: 20) == 0 ? 9000 : 0
            let point = Point(
                x: random.integer(below: max(1, state.display.size.width + 2)) - 1 + far,
                y: random.integer(below: max(1, state.display.size.height + 2)) - 1 - far)
            return .event(.mouse(pick(kinds), pick(buttons), point, []))
        case 65..<67:
            return .event(
                .paste(pick(["0.1", "\u{1B}[31m", String(repeating: "long ", count: 2000), "名前\n\t", "x*sin(x)"])))
        case 67..<69:
            let largest = random.integer(below: 6) == 0 ? 300 : 130
            return .event(
                .resize(Size(width: random.integer(below: largest), height: random.integer(below: largest / 2))))
        case 69: return .event(pick([.focus(true), .focus(false), .wake, .terminate(signal: 15)]))
        case 70..<85: return trainer.publish(&random).map { .snapshotCame($0) }
        case 85..<90: return .problemCame(generation: trainer.snapshot.generation, problem)
        case 90..<94: return .observationCame(pick(observations))
        case 94: return .presetsListed([])
        case 95:
            return .opened(
                pick([PanelExamples.planeExperiment, Experiment(data: ProblemSource(.builtIn("moons")))]), name: "x",
                step: random.integer(below: 2000))
        case 96: return .saved(path: "a.yaml")
        case 97 where random.integer(below: 2) == 0: return .saveNeedsConsent(path: "a.yaml")
        case 97:
            return pick([
                .explorer(.factsCame(facts)), .explorer(.choose(random.integer(below: 6) - 1)),
                .race(.snapshotCame(RaceExample.snapshot(state.race.lanes.map(\.id), problem, .running))),
                .race(.snapshotCame(RaceExample.snapshot(state.race.lanes.map(\.id), problem))),
                .race(.entrant(RaceExample.rival, name: "rival")), .race(.choose(random.integer(below: 9) - 2)),
                .race(.entrantFailed("no such preset")), .race(.seedsFailed("no memory")), .race(.runsDone(3)),
                .race(.observationCame(lane: state.race.lanes.first?.id ?? 0, pick(observations))),
                .race(.resultCame(RaceExample.result(state.race.race))),
            ])
        case 98: return .failed(pick(["no", "first line\nsecond line", ""]))
        case 64:
            return pick([
                .select(Selection(layer: random.integer(below: 9) - 2, unit: pick([nil, 0, 7, 9000, -1]))),
                .set(
                    pick([
                        .rate, LayerPlace(index: 3, in: state.experiment).name(of: .width),
                        SettingName(key: "network[-2].x", title: "x", meaning: ""),
                    ]), pick(["0.1", "", "-3", "1e400"])),
                .advance(random.integer(below: 3000) - 1),
            ])
        default: return trainer.publish(&random).map { .snapshotCame($0) }
        }
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[random.integer(below: values.count)] }
}
