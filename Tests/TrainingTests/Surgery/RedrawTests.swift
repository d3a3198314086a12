import Experiments
import Problems
import Testing
import Training

@Suite("A run that is caught gets another start")
struct RedrawTests {
    private static func session(redrawAbove limit: Double) throws -> Session {
        var experiment = Experiment(
            data: ProblemSource(
                .formula(FormulaSource(text: "y = x1*x2")), settings: ProblemSettings(points: 60, seed: 1)))
        experiment.layers = [Experiment.Layer(unit: "dense", width: 4)]
        experiment.phases = [
            .train(.init(steps: 3)), .surgery(.redraw(above: limit)), .train(.init(steps: 2)),
            .surgery(.redraw(above: limit)), .train(.init(steps: 1)),
        ]
        experiment.steps = 6
        return try Session(experiment)
    }

    @Test("everything is drawn anew where the loss is above the limit, each time differently")
    func anew() throws {
        let session = try Self.session(redrawAbove: 0)
        let weights = session.graph.network.parameters[0].variable
        var starts = [session.values(of: weights)]
        for steps in [3, 1] {
            session.advance(steps)
            let before = session.values(of: weights)
            session.advance(1)
            // A step of Adam moves a weight by its rate, another start by far more.
            #expect(zip(before, session.values(of: weights)).contains { abs($0 - $1) > 0.05 })
            starts.append(session.values(of: weights))
            if steps == 3 { #expect(session.outcomes.last?.summary.contains("another start") == true) }
        }
        #expect(Set(starts).count == 3 && session.step == 6)
        #expect(try Self.replayed(session).state == session.state)
    }

    private static func replayed(_ session: Session) throws -> Session {
        try Session.replay(session.recording, to: session.stepsTaken)
    }

    @Test("where the loss is low enough all stays")
    func stays() throws {
        let (plain, watched) = (try Self.session(redrawAbove: 1e9), try Self.session(redrawAbove: 1e9))
        plain.advance(3)
        watched.advance(3)
        let weights = plain.graph.network.parameters[0].variable
        let before = plain.values(of: weights)
        watched.advance(1)
        #expect(zip(before, watched.values(of: weights)).allSatisfy { abs($0 - $1) < 0.05 })
        #expect(watched.outcomes.contains { $0.label == "redraw" && $0.summary.contains("all stays") })
    }
}
