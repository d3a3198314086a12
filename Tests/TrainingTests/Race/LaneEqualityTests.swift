import Dispatch
import Experiments
import Problems
import Testing

@testable import Training

/// Lanes are runs: whoever trains them, beside whatever else, watched or not.
@Suite struct LaneEqualityTests {
    /// Networks whose runs have something that a copy could forget: random numbers of a step, a search's memory,
    /// penalties that grow with time, rows drawn on the way.
    static let networks = [
        "dense", "dropout", "kan", "nalu", "lbfgs", "ramp", "fresh rows", "double", "fan", "siren", "quadratic",
        "paon-s",
        "rbf",
    ]

    static func experiment(_ kind: String) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.formula(FormulaSource(text: "y = sin(2*x1) + x2")), settings: .init(points: 80)))
        func layers(_ units: String...) {
            experiment.layers = units.map { Experiment.Layer(unit: $0, width: 5) }
        }
        (experiment.batch, experiment.steps, experiment.rate) = (16, 200, 0.01)
        layers("dense")
        switch kind {
        case "dropout":
            layers("dense", "layer-norm", "dropout", "noisy-relu")
            experiment.layers[2].settings["rate"] = .number(0.3)
        case "kan":
            layers("kan")
            experiment.output = Experiment.Layer(unit: "kan", activation: nil)
        case "nalu":
            layers("nalu", "nmu")
            experiment.optimizer = Experiment.Choice("rmsprop")
        case "lbfgs":
            experiment.optimizer = Experiment.Choice("lbfgs")
            (experiment.batch, experiment.rate, experiment.steps) = (0, 1, 24)
        case "ramp":
            experiment.layers = [
                Experiment.Layer(unit: "nau", width: 4, settings: ["start": .number(20), "end": .number(90)])
            ]
            (experiment.schedule, experiment.l2) = (Experiment.Choice("cosine"), 1e-3)
        case "fresh rows": experiment.drawsFreshRows = true
        case "double": experiment.precision = .double
        case "fan", "siren", "quadratic", "paon-s", "rbf": layers(kind, kind)
        default: break
        }
        return experiment
    }

    /// A race to its end on its queues, watched by an observatory for each lane if so wanted.
    private func race(_ lanes: [Experiment], isFree: Bool, isWatched: Bool) throws -> [RaceSnapshot.Lane] {
        let published = DispatchSemaphore(value: 0)
        let trainer = RaceTrainer { published.signal() }
        for (id, lane) in lanes.enumerated() { trainer.send(.add(id: id, name: "\(id)", lane)) }
        trainer.send(.freeRunning(isFree))
        trainer.send(.run)
        let observatories = lanes.map { _ in Observatory {} }
        defer { trainer.stop() }
        for _ in 0..<10_000 {
            if let snapshot = trainer.snapshots.take() {
                if isWatched {
                    for (lane, observatory) in zip(snapshot.lanes, observatories) {
                        observatory.observe(lane.snapshot, problem: lane.problem, ObservationRequest())
                    }
                }
                let isDone = snapshot.lanes.allSatisfy { $0.snapshot.status == .finished }
                if isDone, snapshot.lanes.count == lanes.count { return snapshot.lanes }
            }
            _ = published.wait(timeout: .now() + 30)
        }
        return []
    }

    @Test(
        "a lane has the bits of its run alone, beside any others, in lock-step or free, watched or not",
        arguments: networks)
    func laneEqualsRunAlone(kind: String) throws {
        let own = Self.experiment(kind), other = Self.experiment(kind == "dense" ? "dropout" : "dense")
        let alone = try Session(own)
        alone.advance(own.steps)
        alone.report()
        for (lanes, isFree, isWatched) in [
            ([own], false, false), ([own, own], false, true), ([other, own], true, false),
            ([own, other, own, other, own, own], true, true),
        ] {
            let found = try race(lanes, isFree: isFree, isWatched: isWatched)
            #expect(found.count == lanes.count)
            for (lane, experiment) in zip(found, lanes) where experiment == own {
                let isSame = lane.snapshot.state == alone.state && lane.snapshot.report == alone.lastReport
                #expect(isSame, "\(lanes.count) lanes, \(isFree ? "free" : "lock-step")")
                // What it said on the way is what the run alone says there.
                let said = Dictionary(uniqueKeysWithValues: alone.history.points.map { ($0.step, $0) })
                let agrees = lane.snapshot.history.points.allSatisfy { said[$0.step] == nil || said[$0.step] == $0 }
                #expect(agrees && alone.history.points.count > 2)
            }
        }
    }

    @Test("without a screen every report is that of the screen's lane at the same step", arguments: networks)
    func headlessEqualsScreen(kind: String) throws {
        let race = Race([
            Race.Lane(name: "a", experiment: Self.experiment(kind)),
            Race.Lane(name: "b", experiment: Self.experiment("kan")),
        ])
        let result = try #require(try RaceResult.run(race, seeds: race.seeds(1)))
        let session = RaceSession()
        for (id, lane) in race.lanes.enumerated() { session.obey(.add(id: id, name: lane.name, lane.experiment)) }
        session.obey(.run)
        while session.isRunning { session.advance(7) }
        for (index, lane) in session.snapshot().lanes.enumerated() {
            let told = Dictionary(uniqueKeysWithValues: result.runs(of: index)[0].reports.map { ($0.step, $0) })
            let common = lane.moments.filter { told[$0.step] != nil }
            let isSame = common.allSatisfy { told[$0.step] == $0.report }
            #expect(isSame && common.count > 2 && lane.snapshot.report == result.runs(of: index)[0].last)
        }
    }

    @Test("the rows of a race are what its screen records, read back to the bit", arguments: networks)
    func rowsEqualScreen(kind: String) throws {
        let race = Race([
            Race.Lane(name: "a, first", experiment: Self.experiment(kind)),
            Race.Lane(name: "b", experiment: Self.experiment("kan")),
        ])
        let session = RaceSession()
        for (id, lane) in race.lanes.enumerated() { session.obey(.add(id: id, name: lane.name, lane.experiment)) }
        session.obey(.run)
        while session.isRunning { session.advance(11) }
        let interval = try #require(session.lanes.first?.session.reportInterval)
        let result = try #require(try RaceResult.run(race, seeds: race.seeds(1), every: interval))
        #expect(RaceRows.columns.hasPrefix("lane,preset,seed,step,trainLoss,testLoss,"))
        let rows = RaceRows.rows(result).map { row in
            row.replacing("\"a, first\"", with: "a").split(separator: ",", omittingEmptySubsequences: false)
        }
        for (index, lane) in session.lanes.enumerated() {
            let own = rows.filter { $0[0] == Race.letter(index) }
            let said = Dictionary(uniqueKeysWithValues: own.map { (String($0[3]), $0[4...5].map { Double($0) }) })
            let points = lane.session.history.points
            let isSame = points.allSatisfy { said["\($0.step)"] == [$0.train, $0.test] || $0.step % interval != 0 }
            #expect(isSame && points.count { said["\($0.step)"] != nil } > 2)
            #expect(own.allSatisfy { $0.count == RaceRows.columns.split(separator: ",").count && $0[2] == "1" })
        }
    }

    @Test("a branch with nothing changed goes on as its origin, to the bit", arguments: networks)
    func branchGoesOn(kind: String) throws {
        let experiment = Self.experiment(kind)
        let session = RaceSession()
        session.obey(.add(id: 0, name: "origin", experiment))
        session.obey(.run)
        session.advance(experiment.steps * 3 / 4)
        session.obey(.branch(from: 0, step: experiment.steps / 2, id: 1, name: "branch", changed: nil))
        // Once more, from a branch.
        session.obey(.branch(from: 1, step: experiment.steps / 4, id: 2, name: "twig", changed: nil))
        let steps = session.lanes.map(\.session.step)
        #expect(steps[1] <= experiment.steps / 2 && steps[1] > 0 && steps[2] <= experiment.steps / 4)
        while session.isRunning { session.advance(5) }
        let lanes = session.lanes.map(\.session)
        for lane in lanes.dropFirst() {
            let isSame = lane.state == lanes[0].state && lane.lastReport == lanes[0].lastReport
            #expect(isSame && lane.step == experiment.steps)
        }
    }

    @Test("so does one of a network that was operated on", arguments: [SurgeryTests.experiment(), experiment("kan")])
    func branchAfterSurgery(start: Experiment) throws {
        var experiment = start
        experiment.steps = 40
        let lane = RaceLane(id: 0, name: "origin", session: try Session(experiment))
        lane.advance(to: 8)
        try lane.apply(.surgery(.updateGrid))
        try lane.apply(.surgery(.refine(grid: 9)))
        lane.advance(to: 12)
        try lane.apply(.surgery(.cut(Surgery.Edge(layer: 0, input: 1, unit: 0))))
        lane.advance(to: 16)
        try lane.apply(.surgery(.snapEdge(Surgery.Edge(layer: 0, input: 0, unit: 1), function: "sin")))
        lane.advance(to: 24)
        let branch = try #require(try lane.branch(at: 20, id: 1, name: "branch", changed: nil))
        #expect(branch.session.experiment == lane.session.experiment && branch.session.step <= 20)
        lane.advance(to: 40)
        branch.advance(to: 40)
        let isSame = branch.session.state == lane.session.state && branch.session.lastReport == lane.session.lastReport
        #expect(isSame && branch.session.step == 40)
    }
}
