import Cells
import Experiments
import Problems
import Testing

@testable import Playground
@testable import Training

/// A race's state with a session behind it, and neither terminal nor queues.
struct RaceStand {
    var state: State
    let session = RaceSession()

    init(_ lanes: [Experiment], size: Size = Size(width: 80, height: 24)) {
        state = State(lanes[0], name: "a", size: size)
        let race = Race(lanes.enumerated().map { Race.Lane(name: "lane \($0.offset)", experiment: $0.element) })
        take(.race(.begin(race, seeds: 3)))
    }

    mutating func take(_ action: Action) {
        for effect in update(&state, action) {
            if case .race(.train(let command)) = effect { session.obey(command) }
        }
        _ = update(&state, .race(.snapshotCame(session.snapshot())))
    }

    mutating func train(_ steps: Int) {
        take(.command(.toggleRun))
        session.advance(steps)
        session.obey(.pause)
        _ = update(&state, .race(.snapshotCame(session.snapshot())))
    }

    mutating func look() {
        for lane in state.race.shown {
            let seen = Observatory.observation(of: lane.snapshot, problem: lane.problem, state.race.request)
            if let seen { _ = update(&state, .race(.observationCame(lane: lane.id, seen))) }
        }
    }

    mutating func answer(_ text: String) {
        if case .prompt(var prompt) = state.overlays.last {
            prompt.editor = LineEditor(text)
            state.overlays[state.overlays.count - 1] = .prompt(prompt)
        }
        take(.command(.confirm))
        state.overlays.removeAll()
    }
}

@Suite("The race's screen")
struct RaceStateTests {
    static func experiment(unit: String = "dense", width: Int = 2) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("xor"), settings: ProblemSettings(points: 24, noise: 0, seed: 1)))
        experiment.layers = [Experiment.Layer(unit: unit, width: width)]
        experiment.batch = 4
        experiment.steps = 60
        return experiment
    }

    @Test("shows every lane with its own numbers, and only what differs")
    func shows() {
        var stand = RaceStand([Self.experiment(), Self.experiment(unit: "kan")])
        stand.train(40)
        stand.look()
        for picture in RaceState.Picture.allCases {
            stand.state.race.picture = picture
            let text = view(stand.state, size: Size(width: 80, height: 24)).text
            #expect(text.contains("A lane 0  network dense 2"))
            #expect(text.contains("B lane 1  network kan 2"))
            for lane in stand.session.lanes {
                #expect(text.contains(NumberText.significant(lane.session.lastReport.test.loss)))
            }
            #expect(!text.contains("no picture yet"))
            #expect(!text.contains("optimizer"))
        }
    }

    @Test("draws every size with up to six lanes")
    func sizes() {
        var stand = RaceStand((1...6).map { Self.experiment(width: $0) })
        stand.train(30)
        stand.look()
        for (width, height) in [(1, 1), (40, 10), (80, 24), (120, 40), (200, 50), (300, 80)] {
            for picture in RaceState.Picture.allCases {
                stand.state.race.picture = picture
                #expect(view(stand.state, size: Size(width: width, height: height)).size.width == width)
            }
        }
    }

    @Test("leaving tells of every lane")
    func summary() {
        var stand = RaceStand([Self.experiment(), Self.experiment(unit: "kan")])
        stand.train(20)
        let text = stand.state.summary
        for (letter, lane) in zip(["A", "B"], stand.session.lanes) {
            #expect(text.contains("\(letter) \(lane.name): 20 steps"))
            #expect(text.contains(NumberText.significant(lane.session.lastReport.test.loss)))
        }
    }

    @Test("lock-step lanes have the numbers of runs alone")
    func numbers() throws {
        var stand = RaceStand([Self.experiment(), Self.experiment(unit: "kan")])
        for steps in [1, 7, 20, 32] { stand.train(steps) }
        for lane in stand.session.lanes {
            let alone = try Session(lane.session.experiment)
            alone.advance(60)
            let isSame = alone.state == lane.session.state
            #expect(isSame && lane.session.step == 60)
        }
    }

    @Test("all lanes go back together, and a lane branches from there with one thing changed")
    func branching() throws {
        var stand = RaceStand([Self.experiment(), Self.experiment(unit: "kan")])
        stand.train(50)
        for _ in 0..<10 { stand.take(.command(.left)) }
        let cursor = try #require(stand.state.race.cursor)
        #expect(stand.state.race.shown.map(\.snapshot.step) == [cursor, cursor])
        stand.take(.command(.branch))
        stand.answer("optimizer.rate=0.5")
        #expect(stand.state.race.lanes.count == 3)
        let branch = try #require(stand.session.lanes.last)
        #expect(branch.session.step == cursor && branch.session.experiment.rate == 0.5)
        #expect(branch.session.history.points.map(\.step).max() == cursor)
        // With the same settings it would go on as its origin did.
        let moment = try #require(try stand.session.lanes[0].branch(at: cursor, id: 9, name: "x", changed: nil))
        moment.advance(to: 50)
        let isSame = moment.session.state == stand.session.lanes[0].session.state
        #expect(isSame)
    }

    @Test(
        "what cannot be branched or budgeted is said under the line", arguments: ["nonsense", "data=circle", "seed=9"])
    func refusals(change: String) {
        var stand = RaceStand([Self.experiment()])
        stand.take(.command(.branch))
        if case .prompt(var prompt) = stand.state.overlays.last {
            prompt.editor = LineEditor(change)
            stand.state.overlays = [.prompt(prompt)]
        }
        stand.take(.command(.confirm))
        guard case .prompt(let prompt) = stand.state.overlays.last else { return #expect(Bool(false)) }
        #expect(prompt.problem != nil)
        #expect(stand.state.race.lanes.count == 1)
    }

    @Test("one key gives every lane the same budget")
    func budget() {
        var stand = RaceStand([Self.experiment(), Self.experiment(unit: "fan")])
        stand.take(.command(.fairBudget))
        stand.answer("params=300")
        for lane in stand.session.lanes { #expect(abs(lane.session.parameterCount - 300) <= 9) }
        #expect(stand.state.race.lanes.allSatisfy { $0.fit?.isMet == true })
    }

    @Test("moments stay within their bound and at even distances")
    func ring() {
        var experiment = Self.experiment()
        experiment.steps = 5000
        var stand = RaceStand([experiment])
        stand.train(5000)
        stand.take(.command(.singleStep))
        let moments = stand.session.snapshot().lanes[0].moments
        #expect(moments.count <= 128 && moments.count >= 60)
        #expect(moments.first?.step == 0)
        #expect(moments.map(\.step) == moments.map(\.step).sorted())
    }

    @Test("ten thousand actions never trap and never lose a lane's history")
    func randomActions() {
        var random = RandomNumbers(seed: 7, stream: "race")
        var stand = RaceStand([Self.experiment()])
        let entrants = [Self.experiment(unit: "kan"), Self.experiment(width: 3), Self.experiment(unit: "quadratic")]
        let commands: [Command] = [
            .singleStep, .up, .down, .left, .right, .firstRow, .lastRow, .raceAxis, .raceLosses, .racePicture,
            .nextLayer, .logX, .logY, .smoothing, .zoom, .seedFan, .freeRunning, .removeLane, .close,
        ]
        for number in 0..<10_000 {
            let before = Dictionary(
                uniqueKeysWithValues: stand.session.lanes.map { ($0.id, $0.session.history.points.map(\.step)) })
            var keepsAll = true
            switch random.integer(below: 100) {
            case 0..<70: stand.take(.command(commands[random.integer(below: commands.count)]))
            case 70..<85: stand.train(random.integer(below: 12))
            case 85..<90:
                stand.take(.race(.entrant(entrants[random.integer(below: entrants.count)], name: "new")))
            case 90..<95:
                stand.take(.command(.branch))
                stand.answer(
                    ["optimizer.rate=0.2", "network[0].units=3", "nonsense", "l2=0.1"][random.integer(below: 4)])
            case 95:
                keepsAll = false
                stand.take(.command(.fairBudget))
                stand.answer(["params=40", "ops=2000", "params=1", "x"][random.integer(below: 4)])
            case 96:
                keepsAll = false
                stand.take(.command(.restart))
            case 97:
                let size = Size(width: random.integer(below: 200), height: random.integer(below: 60))
                stand.take(.event(.resize(size)))
            default:
                stand.look()
                _ = view(stand.state, size: stand.state.size)
            }
            if stand.state.stage != .race { stand.state.stage = .race }
            let ids = stand.session.lanes.map(\.id)
            guard ids == stand.state.race.lanes.map(\.id), (1...6).contains(ids.count) else {
                Issue.record("action \(number): lanes \(ids) behind \(stand.state.race.lanes.map(\.id))")
                return
            }
            guard keepsAll else { continue }
            for lane in stand.session.lanes {
                guard let old = before[lane.id] else { continue }
                let now = Set(lane.session.history.points.map(\.step))
                if !old.allSatisfy(now.contains) {
                    Issue.record("action \(number): lane \(lane.id) has lost some of \(old.count) points")
                    return
                }
            }
        }
    }
}
