import Catalogue
import ExpressionGraph
import Testing

@Suite("Quadratic and multiplet families")
struct QuadraticTests {
    @Test("ReLinear begins as an ordinary layer and learns its quadratic terms slowly")
    func reLinear() throws {
        let layer = StandaloneLayer(
            .reLinear, inputs: 2, units: 1, batch: 1, settings: ["quadratic-rate": .number(0.01)],
            x: [0.3, 0.8])
        let w = try #require(layer.variables["layer.W1"])
        let b = try #require(layer.variables["layer.b1"])
        #expect(abs(layer.value(layer.output)[0] - (w[0] * 0.3 + w[1] * 0.8 + b[0])) < 1e-12)
        let rates = Dictionary(
            layer.context.parameters.map { ($0.role, $0.rateFactor) }, uniquingKeysWith: { first, _ in first }
        )
        #expect(rates == ["weight": 1, "bias": 1, "interaction": 0.01, "power": 0.01])
    }

    @Test("one quadratic neuron computes XOR")
    func xor() {
        var layer = StandaloneLayer(.quadratic, inputs: 2, units: 1, batch: 4, x: [0, 0, 0, 1, 1, 0, 1, 1])
        // (x₁ − x₂)(x₁ − x₂)
        for (name, value) in [
            "W1": [1.0, -1], "W2": [1, -1], "W3": [0, 0], "b1": [0], "b2": [0], "c": [0],
        ] {
            layer.variables["layer." + name] = value
        }
        #expect(layer.value(layer.output) == [0, 1, 1, 0])
    }

    @Test("shrinkage leaves a share of the quadratic weights after every step")
    func shrinkage() throws {
        let layer = StandaloneLayer(
            .shrinkingReLinear, inputs: 2, units: 1, batch: 1,
            settings: ["alpha": .number(0.5), "beta": .number(0.25)])
        for (name, share) in [("W2", 0.5), ("W3", 0.25)] {
            let parameter = try #require(
                layer.context.parameters.first { $0.variable.name == "layer." + name })
            let constraint = try #require(parameter.constraint)
            let left = Interpreter(variables: ["w": [2, -4]]).value(constraint(.variable("w", [1, 2])))
            #expect(left == [2 * share, -4 * share])
        }
    }

    @Test("a quadratic form has every pair")
    func form() {
        var layer = StandaloneLayer(.quadraticForm, inputs: 2, units: 1, batch: 1, x: [2, 3])
        layer.variables["layer.A"] = [1, 10, 100, 1000]
        layer.variables["layer.W"] = [0, 0]
        layer.variables["layer.b"] = [0]
        #expect(layer.value(layer.output) == [4 + 60 + 600 + 9000])
    }

    private func mean(_ power: Double, _ x: [Double], weights: [Double]? = nil) -> StandaloneLayer {
        var layer = StandaloneLayer(
            .multiplet, inputs: x.count, units: 1, batch: 1, settings: ["powers": .numbers([power])], x: x)
        layer.variables["layer.m"] = [1]
        if let weights { layer.variables["layer.w"] = weights }
        return layer
    }

    @Test("the dial leads from the least to the greatest input")
    func dial() {
        let x = [0.2, 0.5, 0.9]
        let harmonic = 3 / (5 + 2 + 1 / 0.9)
        let expectations: [(Double, Double)] = [(1, 1.6 / 3), (0, harmonic), (400, 0.9), (-400, 0.2)]
        for (power, expected) in expectations {
            let layer = mean(power, x)
            #expect(abs(layer.value(layer.output)[0] - expected) < 1e-12, "\(power)")
        }
    }

    @Test("no power overflows, and no weight at all is a mean of 0")
    func extremes() throws {
        let large = mean(300, [1e-4, 1e200])
        #expect(abs(large.value(large.output)[0] / 1e200 - 1) < 1e-9)
        let empty = mean(5, [0.5, 0.6], weights: [0, 0])
        #expect(empty.value(empty.output) == [0])
        #expect(empty.hazard("weights sum to 0") == 1)
        let slopes = gradient(
            of: empty.output.total, withRespectTo: [empty.x, try #require(empty.node("w"))])
        #expect(empty.values(slopes).joined().allSatisfy { $0.isFinite })
        let negative = mean(2, [-3, 0.5])
        #expect(negative.value(negative.output)[0].isFinite)
        #expect(negative.hazard("input not positive") == 1)
    }

    @Test("weights are raised together when one falls below 0")
    func constraint() throws {
        let layer = StandaloneLayer(.multiplet, inputs: 2, units: 2, batch: 1)
        let constraint = try #require(layer.context.parameters.first { $0.role == "weight" }?.constraint)
        let raised = Interpreter(variables: ["w": [-0.25, 1, 0.5, 2]]).value(
            constraint(.variable("w", [2, 2])))
        #expect(raised == [0, 1.25, 0.5, 2])
    }

    @Test("exponents repeat over the units")
    func powers() {
        let layer = StandaloneLayer(
            .multiplet, inputs: 2, units: 3, batch: 1, settings: ["powers": .numbers([1, 400])],
            x: [0.2, 0.6])
        let found = layer.probe("mean") ?? []
        for (a, b) in zip(found, [0.4, 0.6, 0.4]) { #expect(abs(a - b) < 1e-9) }
        #expect(found.count == 3)
    }
}
