import Experiments
import Problems
import Testing
import Training

@Suite("Parameters that train in turn")
struct TurnTests {
    @Test("rest to the last bit in the steps of the others", arguments: ["adam", "rmsprop", "sgd"])
    func rest(optimizer: String) throws {
        var experiment = Experiment(
            data: ProblemSource(
                .formula(FormulaSource(text: "y = x1*x2")), settings: ProblemSettings(points: 60, seed: 1)))
        experiment.layers = []
        experiment.output = Experiment.Layer(unit: "inalu", activation: nil)
        experiment.optimizer = Experiment.Choice(optimizer)
        let session = try Session(experiment)
        func values(_ name: String) throws -> [Double] {
            session.values(of: try #require(session.graph.state.first { $0.name == name }))
        }
        for step in 0..<21 {
            let (gate, weights) = (try values("0.gate"), try values("0.W_hat"))
            session.advance(1)
            let isGates = step % 10 >= 8
            #expect((try values("0.gate") != gate) == isGates, "step \(step)")
            #expect((try values("0.W_hat") != weights) == !isGates, "step \(step)")
        }
    }
}
