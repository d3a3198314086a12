import Experiments
import Problems
import Testing
import Training

@Suite("A layer's own restraints")
struct RestraintTests {
    private static func session(_ change: (inout Experiment) -> Void) throws -> Session {
        var experiment = Experiment(data: ProblemSource(.builtIn("sine"), settings: ProblemSettings(points: 40)))
        experiment.layers = [Experiment.Layer(unit: "dense", width: 4), Experiment.Layer(unit: "dense", width: 4)]
        change(&experiment)
        return try Session(experiment)
    }

    private static func weights(_ session: Session, layer: Int) -> [Double] {
        session.graph.network.layers[layer].parameters.filter(\.isDecayed)
            .flatMap { session.values(of: $0.variable) }
    }

    @Test("Weights stay within the limit of their layer, others do not care")
    func limit() throws {
        let session = try Self.session { $0.layers[0].limit = 0.125 }
        session.advance(50)
        let largest = (0..<2).map { Self.weights(session, layer: $0).map(abs).max() ?? 0 }
        #expect(largest[0] == 0.125)
        #expect(largest[1] > 0.125)
    }

    @Test("A price on one layer's weights makes that layer smaller")
    func price() throws {
        let plain = try Self.session { _ in }
        let priced = try Self.session { $0.layers[1].l2 = 0.5 }
        plain.advance(300)
        priced.advance(300)
        func size(_ session: Session, _ layer: Int) -> Double {
            Self.weights(session, layer: layer).reduce(0) { $0 + $1 * $1 }
        }
        #expect(size(priced, 1) < 0.25 * size(plain, 1))
        #expect(size(priced, 0) > 0.3 * size(plain, 0))
    }
}
