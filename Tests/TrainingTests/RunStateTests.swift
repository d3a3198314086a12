import Experiments
import Foundation
import Problems
import Testing

@testable import Training

@Suite("All of a run at a moment")
struct RunStateTests {
    /// Runs of every kind: random numbers of a step, a search's memory, fresh rows, double precision, phases with
    /// surgery between them, rules with drivers of their own.
    static let kinds =
        LaneEqualityTests.networks + ["phases", "phases in double"] + OutsideRuleTests.names

    private static func experiment(_ kind: String) -> Experiment {
        if OutsideRuleTests.names.contains(kind) { return OutsideRuleTests.experiment(kind) }
        guard kind.hasPrefix("phases") else { return LaneEqualityTests.experiment(kind) }
        var experiment = PhaseTests.experiment()
        experiment.precision = kind == "phases" ? .single : .double
        return experiment
    }

    @Test("is kept as bytes and taken up again at any step, to the bits of a run that never stopped", arguments: kinds)
    func goesOn(kind: String) throws {
        let experiment = Self.experiment(kind)
        let steps = min(120, experiment.steps)
        let whole = try Session(experiment)
        whole.advance(steps)
        let history = whole.history
        let last = whole.report()
        var random = RandomNumbers(seed: 3, stream: kind)
        for _ in 0..<2 {
            let stop = random.integer(below: steps)
            let first = try Session(experiment)
            first.advance(stop)
            let kept = try RunState(decoding: first.moment.encoded())
            #expect(kept.step == stop)
            let second = try Session(kept)
            #expect(second.state == first.state && second.lastReport == first.lastReport)
            second.advance(steps - stop)
            #expect(second.state == whole.state, "from step \(stop)")
            #expect(second.history == history && second.outcomes == whole.outcomes)
            // Two descriptions of one network may differ in the width of a unit that has as many outputs as inputs.
            #expect(second.experiment.presetText() == whole.experiment.presetText())
            #expect(second.report() == last)
        }
    }

    @Test("holds what was changed on the way, so that the run can be repeated from its beginning")
    func recording() throws {
        let session = try Session(Self.experiment("siren"))
        session.advance(20)
        try session.apply(.edit(ExperimentChange(\.rate, 0.003)))
        session.advance(10)
        var wider = session.experiment
        wider.layers[0].width += 2
        try session.apply(.edit(ExperimentChange(from: session.experiment, to: wider)))
        session.advance(10)
        try session.apply(.reseed(4))
        session.advance(10)
        let kept = try RunState(decoding: session.moment.encoded())
        #expect(kept.recording == session.recording)
        let repeated = try Session.replay(kept.recording, to: session.stepsTaken)
        #expect(repeated.state == session.state)
        // A restart begins where the run began, with what was changed since.
        let resumed = try Session(kept)
        try resumed.apply(.restart)
        try session.apply(.restart)
        #expect(resumed.state == session.state && resumed.experiment == session.experiment)
    }

    /// A session that goes on from the bytes of another's moment.
    private static func resumed(_ session: Session) throws -> Session {
        try Session(RunState(decoding: session.moment.encoded()))
    }

    @Test("holds what surgeries can be taken back to")
    func undo() throws {
        let session = try SurgeryTests.trained()
        try session.apply(.surgery(.cut(Surgery.Edge(layer: 0, input: 1, unit: 0))))
        session.advance(3)
        try session.apply(.surgery(.refine(grid: 7)))
        session.advance(2)
        let other = try Self.resumed(session)
        for _ in 0..<2 {
            for one in [session, other] {
                try one.apply(.undo)
                one.advance(1)
            }
            #expect(other.state == session.state && other.step == session.step)
            #expect(other.history == session.history && other.experiment == session.experiment)
        }
        #expect(throws: SessionError.self) { try other.apply(.undo) }
    }

    @Test("holds the twin and what it was swapped from, whether the twin goes on already or is asked for later")
    func twin() throws {
        var experiment = Self.experiment("siren")
        experiment.layers = [Experiment.Layer(unit: "dense", width: 4, activation: .init("tanh"))]
        var swapped = experiment
        swapped.layers[0].activation = .init("gelu")
        let session = try Session(experiment)
        session.advance(12)
        try session.apply(.edit(ExperimentChange(from: experiment, to: swapped)))
        session.advance(10)
        let early = try Self.resumed(session)
        #expect(early.hasSwap && early.twinHistory == nil)
        for one in [session, early] { try one.apply(.twin(true)) }
        let late = try Self.resumed(session)
        let history = try #require(session.twinHistory)
        #expect(late.twinHistory == history && early.twinHistory == history)
        for one in [session, early, late] {
            one.advance(9)
            try one.apply(.edit(ExperimentChange(\.rate, 0.02)))
            one.advance(300)
        }
        #expect(session.twinHistory != history)
        #expect(late.twinHistory == session.twinHistory && early.twinHistory == session.twinHistory)
        #expect(late.state == session.state && early.history == session.history)
    }

    @Test("holds the last good state, so that a run that has diverged recovers, or diverges later with the same words")
    func recovery() throws {
        var experiment = Self.experiment("siren")
        let square = Experiment.Layer(unit: "dense", width: 8, activation: .init("square"))
        experiment.layers = [square, square, square]
        (experiment.optimizer, experiment.loss, experiment.rate) = (.init("sgd"), .init("mse"), 0.5)
        let session = try Session(experiment)
        session.advance(2000)
        #expect(session.divergence != nil)
        let other = try Self.resumed(session)
        #expect(other.divergence == session.divergence)
        for one in [session, other] {
            try one.apply(.recover)
            #expect(one.divergence == nil)
            one.advance(5)
        }
        #expect(other.state == session.state && other.experiment == session.experiment)
        #expect(other.history == session.history)
        let again = try Self.resumed(session)
        for one in [session, again] { one.advance(3000) }
        #expect(again.divergence == session.divergence && again.state == session.state)
    }

    @Test("bytes that are no run are refused", arguments: ["", "{}", "[1, 2]", "{\"experiment\": \"data: nonsense\"}"])
    func refused(_ text: String) {
        #expect(throws: DecodingError.self) { _ = try RunState(decoding: Data(text.utf8)) }
    }

    @Test("numbers that are not finite are kept too")
    func nonFinite() throws {
        let block = StateBlock.single([.nan, .infinity, -.infinity, -0, .leastNonzeroMagnitude])
        let bytes = try JSONEncoder().encode(block)
        guard case .single(let values) = try JSONDecoder().decode(StateBlock.self, from: bytes) else {
            Issue.record("another precision")
            return
        }
        #expect(
            values.map(\.bitPattern)
                == [Float.nan, .infinity, -.infinity, -0, .leastNonzeroMagnitude].map(\.bitPattern))
    }

    @Test("lets a run in phases be branched and changed in a race")
    func phasesInRace() throws {
        let plain = try Session(PhaseTests.experiment())
        plain.advance(11)
        let race = RaceSession()
        race.obey(.add(id: 0, name: "", PhaseTests.experiment()))
        race.advance(8)
        race.obey(.branch(from: 0, step: 8, id: 1, name: "", changed: nil))
        let moment = race.lanes[0].session.experiment
        var changed = moment
        changed.rate = 0.1
        race.obey(.branch(from: 0, step: 8, id: 2, name: "", changed: changed))
        race.advance(11)
        #expect(race.snapshot().notice == nil && race.lanes.count == 3)
        #expect(race.lanes[0].session.state == plain.state)
        #expect(race.lanes[1].session.state == plain.state)
        #expect(race.lanes[1].session.outcomes == plain.outcomes)
        #expect(race.lanes[2].session.state != plain.state)
        #expect(race.lanes[2].session.experiment.rate == 0.1 && race.lanes[2].session.step == 11)
        let other = RaceSession()
        other.obey(.add(id: 0, name: "", PhaseTests.experiment()))
        other.advance(8)
        other.obey(.change(id: 0, ExperimentChange(\.rate, 0.1)))
        other.advance(11)
        #expect(other.lanes[0].session.state == race.lanes[2].session.state)
    }
}
