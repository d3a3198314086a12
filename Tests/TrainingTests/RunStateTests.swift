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
