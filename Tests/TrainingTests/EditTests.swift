import Experiments
import Problems
import Testing

@testable import Training

@Suite("Edits of a run")
struct EditTests {
    @Test("what is said of a run needs no new one")
    func words() throws {
        let plain = try Experiment(presetText: "data: spiral")
        let lesson = try Experiment(
            presetText: """
                title: A lesson
                note: See.
                data: spiral
                goal: {test-loss: 0.1}
                expect: [{metric: test-loss, at-most: 1, claim: x}]
                race: {against: [spiral]}
                lesson: {steps: [Look.], question: What?, reveal: That., goal: {metric: test-loss, at-most: 1, task: x}}
                """)
        let effect = EditEffect(from: plain, to: lesson)
        #expect(!effect.needsNewRun && effect.keepsWeights)
        #expect(EditEffect(from: lesson, to: plain).description == "takes effect at once")
    }

    @Test("after another preset was taken back the run begins again as it was described, to the last field")
    func takenBack() throws {
        let fresh = try Experiment(
            presetText: """
                data: sine
                network: [{units: 4}]
                fresh: true
                expect: [{metric: test-loss, at-most: 1, claim: x}]
                race: {against: [spiral]}
                """)
        let other = try Experiment(presetText: "data: spiral\nnetwork: [{units: 3}]")
        let session = try Session(other)
        session.advance(3)
        try session.apply(.edit(ExperimentChange(from: other, to: fresh)))
        #expect(session.experiment == fresh)
        try session.apply(.restart)
        #expect(session.experiment == fresh)
    }

    @Test("a change of the rate undoes no surgery")
    func afterSurgery() throws {
        let asked = SurgeryTests.experiment()
        let session = try Session(asked)
        session.advance(3)
        try session.apply(.surgery(.refine(grid: 9)))
        let refined = session.experiment.layers
        #expect(refined != asked.layers)
        // The person still saw the network before the surgery.
        var wanted = asked
        wanted.rate /= 2
        try session.apply(.edit(ExperimentChange(from: asked, to: wanted)))
        #expect(session.experiment.rate == wanted.rate)
        #expect(session.experiment.layers == refined)
    }
}

@Suite("Factors on the rate by role")
struct RoleTests {
    @Test("name parameters that the network has, or that surgery may give it")
    func roles() throws {
        func refusal(_ rates: String, _ unit: String) -> String? {
            let text = "data: sine\nnetwork: [{unit: \(unit), units: 3}]\noptimizer: {rates: \(rates)}"
            do throws(SessionError) { _ = try Session(Self.read(text)) } catch { return error.message }
            return nil
        }
        #expect(refusal("{weight: 0.1, bias: 0}", "dense") == nil)
        #expect(refusal("{symbolic: 0.1}", "kan") == nil)
        #expect(
            refusal("{wieght: 0.1}", "dense")
                == "the network has no parameters of the role “wieght” that 'rates' names; did you mean “weight”?")
        #expect(
            refusal("{spline: 0.1}", "dense")
                == "the network has no parameters of the role “spline” that 'rates' names; its roles are bias, weight")
    }

    private static func read(_ text: String) -> Experiment {
        do { return try Experiment(presetText: text) } catch { preconditionFailure(error.description) }
    }
}
