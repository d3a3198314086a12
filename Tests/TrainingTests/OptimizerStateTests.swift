import Experiments
import ExpressionGraph
import Problems
import Testing

@testable import Training

/// State of an optimizer that begins as the parameters are: the slow weights of Lookahead, schedule-free's z and x.
@Suite struct OptimizerStateTests {
    static func experiment(_ optimizer: String) -> Experiment {
        var experiment = Experiment(
            data: ProblemSource(.builtIn("xor"), settings: ProblemSettings(points: 40)),
            layers: [Experiment.Layer(unit: "dense", width: 3)])
        experiment.optimizer = Experiment.Choice(optimizer)
        experiment.rate = 0.01
        experiment.steps = 40
        return experiment
    }

    /// The values of a kind of state beside those of its parameters.
    private static func pairs(_ session: Session, _ name: String) -> [(state: [Double], parameter: [Double])] {
        session.graph.parameters.compactMap { parameter in
            session.graph.state.first { $0.name == parameter.variable.name + "/" + name }.map {
                (session.values(of: $0), session.values(of: parameter.variable))
            }
        }
    }

    @Test(
        "begins as the parameters, and goes a way of its own",
        arguments: [("lookahead", "slow"), ("schedule-free", "z"), ("schedule-free-adamw", "x")])
    func begins(optimizer: String, state: String) throws {
        let session = try Session(Self.experiment(optimizer))
        let start = Self.pairs(session, state)
        #expect(start.count == 4 && start.contains { $0.parameter.contains { $0 != 0 } })
        #expect(start.allSatisfy { $0.state == $0.parameter })
        session.advance(3)
        #expect(Self.pairs(session, state).contains { $0.state != $0.parameter })
    }

    @Test("begins as the weights that were learned where an edit chooses the optimizer")
    func chosenLater() throws {
        let session = try Session(Self.experiment("adam"))
        session.advance(10)
        try session.apply(.edit(ExperimentChange(\.optimizer, Experiment.Choice("lookahead"))))
        let begun = Self.pairs(session, "slow")
        #expect(begun.count == 4 && begun.allSatisfy { $0.state == $0.parameter })
        // An edit of something else leaves it as it is.
        session.advance(3)
        let before = Self.pairs(session, "slow").map(\.state)
        try session.apply(.edit(ExperimentChange(\.batch, 5)))
        #expect(Self.pairs(session, "slow").map(\.state) == before)
        #expect(Self.pairs(session, "slow").contains { $0.state != $0.parameter })
    }

    @Test("begins anew with every phase, from what the phase before has learned")
    func phases() throws {
        var experiment = Self.experiment("lookahead")
        experiment.phases = [.train(Experiment.Training(steps: 13)), .train(Experiment.Training(steps: 7))]
        experiment.steps = 20
        let session = try Session(experiment)
        session.advance(14)
        // One step of Adam at the rate 0.01 moves every number by about that much from where the phase began.
        for (slow, parameter) in Self.pairs(session, "slow") {
            for (slow, fast) in zip(slow, parameter) { #expect(abs(slow - fast) < 0.0101) }
        }
        #expect(Self.pairs(session, "slow").contains { $0.state != $0.parameter })
    }
}
