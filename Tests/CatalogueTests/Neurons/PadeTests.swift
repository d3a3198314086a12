import Catalogue
import ExpressionGraph
import Foundation
import Testing

@Suite("Padé family")
struct PadeTests {
    static let functions: [String: @Sendable (Double) -> Double] = [
        "leaky-relu": { max($0, 0.01 * $0) }, "leaky-relu-0.1": { max($0, 0.1 * $0) }, "relu": { max($0, 0) },
        "tanh": { tanh($0) }, "sigmoid": { 1 / (1 + exp(-$0)) },
        "gelu": { $0 * 0.5 * (1 + erf($0 / 2.squareRoot())) },
        "swish": { $0 / (1 + exp(-$0)) }, "identity": { $0 },
    ]

    @Test(
        "a rational activation starts near its function, published or fitted",
        arguments: ["A", "B", "C", "D", "N"], [[5.0, 4], [3, 2], [7, 6]])
    func start(_ version: String, _ degrees: [Double]) throws {
        for (name, function) in Self.functions {
            // The published rational ReLU of degrees 3 and 2 is one of [−1, 1].
            let reach = version == "N" && name == "relu" && degrees[0] == 3 ? 1.0 : 3
            let points = (-10...10).map { Double($0) / 10 * reach }
            let layer = StandaloneLayer(
                .rationalActivation, inputs: 1, units: 1, batch: points.count,
                settings: [
                    "version": .choice(version), "start": .choice(name), "numerator": .number(degrees[0]),
                    "denominator": .number(degrees[1]),
                ], x: points)
            let error = zip(points, layer.value(layer.output)).map { abs(function($0) - $1) }.max() ?? 1
            #expect(error < 0.2, "\(name)")
        }
    }

    @Test("fits of any degrees are finite and leave no denominator at 0", arguments: [0.0, 1, 2, 9, 16])
    func fits(_ numerator: Double) {
        for denominator in [0.0, 1, 5, 16] {
            let layer = StandaloneLayer(
                .rationalActivation, inputs: 2, units: 2, batch: 2,
                settings: [
                    "start": .choice("tanh"), "numerator": .number(numerator),
                    "denominator": .number(denominator),
                ])
            #expect(layer.value(layer.output).allSatisfy { $0.isFinite })
            #expect(layer.variables["layer.b"]?.allSatisfy { $0 != 0 } ?? (denominator == 0))
        }
    }

    @Test(
        "a rational activation that starts as the identity can leave it: no coefficient is held at slope 0",
        arguments: ["A", "B", "C", "D"])
    func leavesIdentity(_ version: String) throws {
        let layer = StandaloneLayer(
            .rationalActivation, inputs: 1, units: 1, batch: 3,
            settings: ["version": .choice(version), "start": .choice("identity")], x: [-0.7, 0.4, 0.9])
        let b = try #require(layer.node("b"))
        let weights = Expr.table([1, 2, 4], [3, 1])
        let slope = layer.value(gradient(of: (layer.output * weights).total, withRespectTo: [b])[0])
        #expect(slope.allSatisfy { abs($0) > 1e-3 }, "\(slope)")
        // What frees them is small enough to leave the identity as it was.
        for (x, y) in zip([-0.7, 0.4, 0.9], layer.value(layer.output)) { #expect(abs(x - y) < 1e-4) }
    }

    @Test("version D is noisy in training only")
    func noise() {
        let settings: [String: SettingValue] = ["version": .choice("D")]
        let still = StandaloneLayer(.rationalActivation, inputs: 1, units: 1, batch: 1, settings: settings)
        let noisy = StandaloneLayer(
            .rationalActivation, inputs: 1, units: 1, batch: 1, settings: settings, isTraining: true)
        let (a, b) = (still.value(still.output)[0], noisy.value(noisy.output)[0])
        #expect(a != b && abs(a - b) <= 0.1 * abs(a) + 1e-9)
    }

    @Test("a pole of version N is reported")
    func pole() {
        var layer = StandaloneLayer(
            .rationalActivation, inputs: 1, units: 1, batch: 2, settings: ["version": .choice("N")],
            x: [0.99, 0])
        layer.variables["layer.b"] = [-1, 0, 0, 0]
        #expect(layer.hazard("pole") == 1)
    }

    @Test("one smooth Padé neuron computes XOR")
    func xor() {
        var layer = StandaloneLayer(.paonS, inputs: 2, units: 1, batch: 4, x: [0, 0, 0, 1, 1, 0, 1, 1])
        layer.variables["layer.w0"] = [0]
        layer.variables["layer.w"] = [2.5, 2.5]
        layer.variables["layer.v"] = [-0.5, -0.5]
        for (found, expected) in zip(layer.value(layer.output), [0.0, 1, 1, 0]) {
            #expect(abs(found - expected) < 1e-12)
        }
    }

    @Test("the absolute Padé neuron's denominator can learn from the start")
    func moves() throws {
        let layer = StandaloneLayer(.paonA, inputs: 2, units: 2, batch: 3)
        let slope = gradient(of: square(layer.output).total, withRespectTo: [try #require(layer.node("v"))])[
            0]
        #expect(layer.value(slope).allSatisfy { $0 != 0 })
    }

    @Test("the smooth Padé neuron begins as half a linear neuron")
    func begins() throws {
        let layer = StandaloneLayer(.paonS, inputs: 1, units: 1, batch: 1, x: [0.5])
        let w0 = try #require(layer.variables["layer.w0"])
        let w = try #require(layer.variables["layer.w"])
        #expect(abs(layer.value(layer.output)[0] - (w0[0] + w[0] * 0.5 / 2)) < 1e-12)
    }

    @Test("degrees of 0 are a polynomial above or a reciprocal below", arguments: ["paon-a", "paon-s"])
    func degrees(_ name: String) throws {
        let unit = try #require(NeuronUnit.coreFamilies.first { $0.name == name })
        for (m, n) in [(0.0, 0.0), (0, 2), (3, 0), (16, 16)] {
            let layer = StandaloneLayer(
                unit, inputs: 2, units: 2, batch: 2,
                settings: ["numerator": .number(m), "denominator": .number(n)])
            #expect(layer.value(layer.output).allSatisfy { $0.isFinite })
        }
    }

    @Test("vanishing denominators of the smooth neuron stay finite and are reported")
    func vanishing() {
        var layer = StandaloneLayer(
            .paonS, inputs: 1, units: 1, batch: 1, settings: ["denominator": .number(2)], x: [1])
        // q₁ = 1 + v₁ = 0 and q₂ = q₁ + v₂ = 0.
        layer.variables["layer.v"] = [-1, 0]
        #expect(layer.value(layer.output)[0].isFinite)
        #expect(layer.hazard("pole") == 1)
    }
}
