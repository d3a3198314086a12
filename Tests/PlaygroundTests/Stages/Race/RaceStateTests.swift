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
        take(.command(.race(.toggleRun)))
        session.advance(steps)
        session.obey(.pause)
        _ = update(&state, .race(.snapshotCame(session.snapshot())))
    }

    mutating func look() {
        for lane in state.race.shown {
            let seen = Observatory.observation(of: lane.snapshot, problem: lane.problem, state.race.request)
            _ = update(&state, .race(.observationCame(lane: lane.id, seen)))
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
        for _ in 0..<10 { stand.take(.command(.move(.left))) }
        let cursor = try #require(stand.state.race.cursor)
        #expect(stand.state.race.shown.map(\.snapshot.step) == [cursor, cursor])
        stand.take(.command(.race(.branch)))
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
        "what a lane cannot have different is said under the line", arguments: [RaceCommand.branch, .changeLane],
        ["nonsense", "data=circle", "seed=9", "batch=7", "steps=9", "loss=huber", "network[0].units=99999999"])
    func refusals(command: RaceCommand, change: String) {
        var stand = RaceStand([Self.experiment()])
        stand.take(.command(.race(command)))
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
        stand.take(.command(.race(.fairBudget)))
        stand.answer("params=300")
        for lane in stand.session.lanes { #expect(abs(lane.session.parameterCount - 300) <= 9) }
        #expect(stand.state.race.lanes.allSatisfy { $0.fit?.isMet == true })
        // Who comes later gets no more, and another network is no longer said to be of that budget.
        stand.take(.race(.entrant(Self.experiment(unit: "kan"), name: "late")))
        #expect(abs((stand.session.lanes.last?.session.parameterCount ?? 0) - 300) <= 9)
        #expect(view(stand.state, size: Size(width: 120, height: 40)).text.contains("budget params=300"))
        stand.take(.command(.race(.changeLane)))
        stand.answer("optimizer.rate=0.3")
        #expect(stand.state.race.sharedBudget != nil)
        stand.take(.command(.race(.changeLane)))
        stand.answer("network[0].units=3")
        #expect(!view(stand.state, size: Size(width: 120, height: 40)).text.contains("budget params=300"))
    }

    @Test("a race goes at the playground's pace, and its keys change it")
    func pace() {
        var stand = RaceStand([Self.experiment()])
        #expect(stand.session.pace == nil)
        stand.take(.command(.race(.slower)))
        #expect(stand.session.pace == 1000)
        stand.take(.command(.race(.slower)))
        stand.take(.command(.race(.toggleRun)))
        #expect(stand.session.pace == 100)
        #expect(view(stand.state, size: Size(width: 80, height: 24)).text.contains("racing at 100/s"))
        for _ in 0..<3 { stand.take(.command(.race(.faster))) }
        #expect(stand.session.pace == nil)
    }

    @Test("space at the end of a race says what begins it again")
    func atTheEnd() {
        var stand = RaceStand([Self.experiment()])
        stand.train(60)
        stand.take(.command(.race(.toggleRun)))
        #expect(stand.state.message?.text.contains("r lets them begin again") == true)
    }

    @Test("a lane changes one thing and goes on")
    func change() {
        var stand = RaceStand([Self.experiment(), Self.experiment()])
        stand.train(20)
        stand.take(.command(.race(.changeLane)))
        stand.answer("network[0].units=5")
        stand.train(10)
        #expect(stand.session.lanes.map(\.session.experiment.layers[0].width) == [5, 2])
        #expect(stand.session.lanes.map(\.session.step) == [30, 30])
        #expect(stand.state.race.race.differences.map(\.name) == ["network"])
    }

    @Test("seeds of lanes that have changed meanwhile are not taken for those of the lanes there are")
    func staleSeeds() throws {
        var stand = RaceStand([Self.experiment()])
        stand.take(.command(.race(.seedFan)))
        let result = try #require(try RaceResult.run(stand.state.race.race, seeds: [1, 2]))
        stand.take(.race(.entrant(Self.experiment(unit: "kan"), name: "late")))
        #expect(stand.state.race.fan == nil)
        stand.take(.race(.resultCame(result)))
        #expect(stand.state.race.result == nil)
        let fresh = try #require(try RaceResult.run(stand.state.race.race, seeds: [1, 2]))
        stand.take(.race(.resultCame(fresh)))
        #expect(stand.state.race.result != nil)
        #expect(view(stand.state, size: Size(width: 120, height: 40)).text.contains("A median of 2"))
    }

    @Test("a preset that cannot be read leaves the seeds alone, and seeds that fail leave the presets being read alone")
    func failuresApart() {
        var stand = RaceStand([Self.experiment(), Self.experiment()])
        stand.take(.command(.race(.seedFan)))
        stand.take(.race(.enter("missing")))
        #expect(stand.state.race.fan != nil && stand.state.race.awaited == 1)
        stand.take(.race(.entrantFailed("there is no preset 'missing'")))
        #expect(stand.state.race.fan != nil && stand.state.race.awaited == 0)
        stand.take(.race(.enter("slow")))
        stand.take(.race(.seedsFailed("no memory")))
        #expect(stand.state.race.fan == nil && stand.state.race.awaited == 1)
        #expect(stand.state.message?.text == "no memory")
    }

    @Test("a lane that cannot begin leaves none behind, and says why")
    func refusedLane() {
        var stand = RaceStand([Self.experiment()])
        var impossible = Self.experiment()
        impossible.layers[0].width = 4096
        impossible.layers += [Experiment.Layer(unit: "quadratic-form", width: 4096)]
        stand.take(.race(.entrant(impossible, name: "huge")))
        #expect(stand.state.race.lanes.count == 1 && stand.session.lanes.count == 1)
        #expect(stand.state.message?.text.isEmpty == false)
    }

    @Test("what several seeds say is wrapped, and where it does not fit a key tells all of it")
    func seedsInWords() throws {
        var stand = RaceStand((1...4).map { Self.experiment(width: $0) })
        stand.train(60)
        let result = try #require(try RaceResult.run(stand.state.race.race, seeds: [1, 2, 3]))
        stand.take(.race(.resultCame(result)))
        stand.state.message = nil
        #expect(view(stand.state, size: Size(width: 80, height: 24)).text.contains("…  m tells all"))
        stand.take(.command(.race(.inWords)))
        let said = stand.state.race.seedSentences
        #expect(said.count >= 3)
        guard case .text(let page) = stand.state.overlays.last, case .text(_, let text) = page.content else {
            return #expect(Bool(false))
        }
        for sentence in said { #expect(text.contains(sentence)) }
        for index in 0..<4 { #expect(text.contains(stand.state.race.laneSentence(index))) }
    }

    @Test("pictures of many lanes stand in rows, all of them where they have room", arguments: 1...6)
    func pictureRows(count: Int) {
        let stand = RaceStand((0..<count).map { Self.experiment(width: $0 + 1) })
        let pictures = RacePictures(race: stand.state.race, picture: .outputs)
        for (width, height) in [(72, 31), (120, 40), (70, 30), (180, 20)] {
            let places = pictures.places(in: Rect(x: 0, y: 0, width: width, height: height))
            #expect(places.map(\.lane) == Array(0..<count))
            #expect(places.allSatisfy { $0.rect.width >= 22 && $0.rect.height >= 9 })
            #expect(places.reduce(0) { $0 + $1.rect.width * $1.rect.height } == width * height)
        }
        // In little room the chosen one is among those seen.
        var small = stand.state.race
        for chosen in 0..<count {
            small.chosen = chosen
            let seen = RacePictures(race: small, picture: .outputs).places(in: Rect(x: 0, y: 0, width: 50, height: 12))
            #expect(seen.contains { $0.lane == chosen } && seen.count == min(2, count))
        }
    }

    @Test("moments stay within their bound and at even distances")
    func ring() {
        var experiment = Self.experiment()
        experiment.steps = 5000
        var stand = RaceStand([experiment])
        stand.train(5000)
        stand.take(.command(.race(.singleStep)))
        let moments = stand.session.snapshot().lanes[0].moments
        #expect(moments.count <= 128 && moments.count >= 60)
        #expect(moments.first?.step == 0)
        #expect(moments.map(\.step) == moments.map(\.step).sorted())
    }
}
