import Catalogue
import ExpressionGraph
import Foundation
import Testing

@testable import Experiments

/// How whole networks of a family start: the linear layers in front of its units and behind them too.
@Suite("A family's networks start as their papers say")
struct NeighbourStartTests {
    private func start(
        _ layers: String, _ name: String, changes: String..., outputs: Int = 1
    ) throws -> Initializer? {
        let experiment = try Experiment(presetText: "data: {formula: \"y = x1*x2\"}\nnetwork: \(layers)")
            .applying(overrides: changes)
        let network = try Network(
            experiment, input: .variable("x", [3, 2]), outputs: outputs, isTraining: false, step: .constant(0))
        return network.parameters.first { $0.variable.name == name }?.initializer
    }

    /// The bound of a uniform filling around 0.
    private func bound(_ initializer: Initializer?) -> Double? {
        guard case .symmetric(let bound) = initializer else { return nil }
        return bound
    }

    /// Layers, and the bounds of the last layer's weights and offsets as the papers' code has them.
    struct Family: Sendable {
        let layers: String
        let weights: Double
        let offsets: Double
    }

    @Test(
        "Of the layer behind",
        arguments: [
            // explore_siren.ipynb: √(6/64)/30; the offsets are those of nn.Linear.
            Family(layers: "[{unit: siren, units: 64, times: 2}]", weights: 0.010206, offsets: 0.125),
            Family(layers: "[{unit: siren, units: 64, omega: 10}]", weights: 0.030619, offsets: 0.125),
            Family(
                layers: "[{unit: fr-inr, units: 64, omega: 30, activation: sin}]", weights: 0.010206, offsets: 0.125),
            Family(layers: "[{unit: fr-inr, units: 64, activation: relu}]", weights: 0.306186, offsets: 0.125),
            // nn.Linear: 1/√64.
            Family(layers: "[{unit: fan, units: 64}]", weights: 0.125, offsets: 0.125),
            Family(layers: "[{unit: gated-fan, units: 64}]", weights: 0.125, offsets: 0.125),
            Family(layers: "[{unit: wire-real, units: 64}]", weights: 0.125, offsets: 0.125),
            Family(layers: "[{unit: coordinate-modulated, units: 64}]", weights: 0.125, offsets: 0.125),
            Family(layers: "[{unit: bspline-mlp, units: 64}]", weights: 0.125, offsets: 0.125),
            // A complex nn.Linear of 32 inputs: 1/√32.
            Family(layers: "[{unit: wire, units: 64}]", weights: 0.176777, offsets: 0.176777),
        ])
    func behind(_ family: Family) throws {
        let last = family.layers.contains("times: 2") ? "2" : "1"
        let weights = try #require(bound(try start(family.layers, last + ".weight")), "\(family.layers)")
        let offsets = try #require(bound(try start(family.layers, last + ".bias")), "\(family.layers)")
        #expect(abs(weights - family.weights) < 1e-6 && abs(offsets - family.offsets) < 1e-6, "\(family.layers)")
    }

    @Test("Of the layer in front")
    func inFront() throws {
        let layers = "[{unit: dense, units: 64, activation: none}, {unit: fan, units: 64}]"
        // nn.Linear of two inputs.
        #expect(try start(layers, "0.weight") == .symmetric(1 / 2.0.squareRoot()))
        #expect(try start(layers, "0.bias") == .symmetric(1 / 2.0.squareRoot()))
    }

    @Test("Not of layers with an activation, nor where a start is chosen by name")
    func others() throws {
        let layers = "[{unit: siren, units: 64}, {unit: dense, units: 4, activation: tanh}]"
        #expect(try bound(start(layers, "1.weight")) == nil)
        #expect(try start(layers, "1.bias") == .zeros)
        let sines = "[{unit: siren, units: 64}]"
        #expect(
            try start(sines, "1.weight", changes: "initializer=he-normal") == .heNormal(fanIn: 64, gain: 2.squareRoot())
        )
        #expect(try start(sines, "1.bias", changes: "initializer=he-normal") == .zeros)
    }

    @Test("PyTorch's Linear fills offsets too, unless a layer begins with one of its own")
    func pytorch() throws {
        let layers = "[{unit: dense, units: 16}]"
        #expect(try start(layers, "1.bias", changes: "initializer=pytorch") == .symmetric(0.25))
        #expect(
            try start(layers, "0.bias", changes: "initializer=pytorch", "network[0].initial-bias=0.1")
                == .constant(0.1))
    }

    @Test("auto is the units' own start in presets, in tokens and on the screen; signal is a start by name")
    func auto() throws {
        let text = "data: xor\nnetwork: [{unit: siren}]\n"
        let plain = try Experiment(presetText: text)
        let auto = try Experiment(presetText: text + "initializer: auto")
        #expect(auto == plain && auto.initialization == nil)
        #expect(try Experiment(presetText: text + "initializer: he").applying(overrides: ["initializer=auto"]) == plain)
        let named = try Experiment(presetText: text + "initializer: unit-variance")
        #expect(named.initialization == "signal")
        #expect(try Experiment(presetText: named.presetText()) == named)
        #expect(try Token.decode(Token.encode(auto)).experiment == plain)
        let row = try #require(plain.rows(layer: 0).first { $0.name.key == "initializer" })
        guard case .choice("auto", let words) = row.control else {
            Issue.record("\(row.control)")
            return
        }
        #expect(words.filter { $0 == "auto" }.count == 1 && words.contains("signal"))
    }
}
