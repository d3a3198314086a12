import Catalogue
import Experiments
import Testing
import Training

struct DeepSignalTests {
    /// Functions whose output has a mean of 0 or not, by name or typed. For all of them the second moment 1 is no
    /// fixed point that drives away: with GELU and its like, which are lines far out and less near 0, a row that is
    /// longer than usual grows from layer to layer, whatever the weights.
    private static let functions = [
        "tanh", "relu", "sin", "softsign", "abs", "selu", "max(x, -0.2*x)", "tanh(3*x)/2",
        "a*atan(b*x) with a=0.3, b=2",
    ]

    private func session(_ function: String, _ initializer: String, depth: Int) throws -> Session {
        try Session(
            Experiment(
                presetText: """
                    data: {formula: "y = x1*x2", range: [-1.732, 1.732], points: 200}
                    network: [{unit: dense, units: 256, activation: "\(function)", times: \(depth)}]
                    initializer: \(initializer)
                    """))
    }

    @Test("With weights that keep the signal its second moment stays 1 through ten layers", arguments: functions)
    func signal(_ function: String) throws {
        let session = try session(function, "signal", depth: 10)
        let observation = Observatory.observation(
            of: session.snapshot(), problem: session.problem, ObservationRequest())
        // Raw inputs are two numbers of variance 1, whose lengths differ from row to row; from the second layer
        // on the second moment of what goes into the activation is 1 on average.
        for layer in observation.layers[1..<10] {
            let before = layer.before
            let moment = before.mean * before.mean + before.deviation * before.deviation
            #expect((0.4...2.2).contains(moment), "\(function): \(moment)")
        }
    }

    @Test("Both gains follow from the parameters a layer begins with")
    func gains() throws {
        let wide = try #require(Palette.activation(of: "a*x with a=2"))
        #expect(abs(wide.facts().gain - 0.5) < 1e-6 && abs(wide.facts().slopeGain - 0.5) < 1e-6)
        #expect(abs(wide.facts(parameters: [4]).gain - 0.25) < 1e-6)
        func deviation(_ changes: String...) throws -> Double {
            let session = try session("a*x with a=2", "signal", depth: 2)
            let changed = try Session(session.experiment.applying(overrides: changes))
            let weight = try #require(changed.graph.network.layers[1].parameters.first { $0.role == "weight" })
            let values = changed.values(of: weight.variable)
            return (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
        }
        #expect(abs(try deviation() - 0.5 / 16) < 0.002)
        #expect(abs(try deviation("network[0].activation.a=4") - 0.25 / 16) < 0.001)
        #expect(abs(try deviation("initializer=gradient") - 0.5 / 16) < 0.002)
        // 256 units in, 64 out: the gradient's rule counts those that go out.
        #expect(abs(try deviation("initializer=gradient", "network[1].units=64") - 0.5 / 8) < 0.004)
    }
}
