import Cells
import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

/// Lanes added, removed, changed and branched at random, with all that the screen offers in between.
@Suite struct RaceRandomTests {
    private static let entrants = [
        RaceStateTests.experiment(unit: "kan"), RaceStateTests.experiment(width: 3),
        RaceStateTests.experiment(unit: "quadratic"), RaceStateTests.experiment(unit: "dropout"),
    ]
    private static let commands: [Command] =
        [
            .race(.singleStep), .race(.axis), .race(.losses), .race(.picture), .race(.nextLayer), .race(.logX),
            .race(.logY),
            .race(.smoothing), .race(.zoom), .race(.seedFan), .race(.freeRunning), .race(.removeLane), .race(.slower),
            .race(.faster), .close,
        ] + Move.allCases.filter { $0 != .edit }.map { .move($0) }
    private static let changes = [
        "optimizer.rate=0.2", "network[0].units=3", "nonsense", "l2=0.1", "seed=4", "network[0].unit=fan",
        "precision=double", "optimizer.kind=momentum",
    ]

    @Test("ten thousand actions never trap and never lose a lane's history")
    func tenThousandActions() throws {
        var random = RandomNumbers(seed: 7, stream: "race")
        var stand = RaceStand([RaceStateTests.experiment()])
        // What seeds say may come when its lanes are long gone.
        let result = try #require(try RaceResult.run(stand.state.race.race, seeds: [1, 2], every: 20))
        for number in 0..<10_000 {
            let before = Dictionary(uniqueKeysWithValues: stand.session.lanes.map { ($0.id, past(of: $0)) })
            let anew = act(&stand, &random, result)
            if stand.state.stage != .race { stand.state.stage = .race }
            let ids = stand.session.lanes.map(\.id)
            guard ids == stand.state.race.lanes.map(\.id), (1...6).contains(ids.count) else {
                Issue.record("action \(number): lanes \(ids) behind \(stand.state.race.lanes.map(\.id))")
                return
            }
            for lane in stand.session.lanes {
                guard !anew.contains(lane.id), let old = before[lane.id] else { continue }
                let shown = stand.state.race.lanes.first { $0.id == lane.id }.flatMap(stand.state.race.trained)
                let now = Set(shown?.snapshot.history.points ?? [])
                if !old.allSatisfy(now.contains) {
                    Issue.record("action \(number): lane \(lane.id) has lost some of \(old.count) points")
                    return
                }
            }
        }
    }

    /// What a lane has behind it. Where it stands now it may be scored again with other settings.
    private func past(of lane: RaceLane) -> [LossHistory.Point] {
        lane.session.history.points.filter { $0.step < lane.session.step }
    }

    /// Does something; tells the lanes that begin anew by it, as a budget and a restart have all of them do.
    private func act(_ stand: inout RaceStand, _ random: inout RandomNumbers, _ result: RaceResult) -> Set<Int> {
        let all = Set(stand.session.lanes.map(\.id))
        func one<Value>(_ values: [Value]) -> Value { values[random.integer(below: values.count)] }
        switch random.integer(below: 100) {
        case 0..<65: stand.take(.command(one(Self.commands)))
        case 65..<79: stand.train(random.integer(below: 12))
        case 79..<84: stand.take(.race(.entrant(one(Self.entrants), name: "new")))
        case 84..<88:
            stand.take(.command(.race(.changeLane)))
            let old = stand.state.race.lanes.map(\.experiment)
            stand.answer(one(Self.changes))
            // As an edit of the playground does: where no weights are kept the lane begins anew.
            return Set(
                zip(old, stand.state.race.lanes).filter { !EditEffect(from: $0, to: $1.experiment).keepsWeights }.map(
                    \.1.id))
        case 88..<92:
            stand.take(.command(.race(.branch)))
            stand.answer(one(Self.changes))
        case 92:
            stand.take(.command(.race(.fairBudget)))
            stand.answer(one(["params=40", "params=60", "params=1", "ops=2000", "x"]))
            return all
        case 93:
            stand.take(.command(.race(.restart)))
            return all
        case 94:
            let size = Size(width: random.integer(below: 200), height: random.integer(below: 60))
            stand.take(.event(.resize(size)))
        case 95:
            let point = Point(x: random.integer(below: 140), y: random.integer(below: 50))
            stand.take(
                .event(.mouse(one([.press, .drag, .release, .wheelUp, .wheelDown]), one([.left, .none]), point, [])))
            stand.state.overlays.removeAll()
        case 96: stand.take(.race(.runsDone(random.integer(below: 5))))
        case 97: stand.take(.race(.resultCame(result)))
        default:
            stand.look()
            _ = view(stand.state, size: stand.state.display.size)
        }
        return []
    }
}
