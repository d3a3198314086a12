import Catalogue
import ExpressionGraph
import Testing

@Suite("Arithmetic family")
struct ArithmeticTests {
    @Test("a product with zero factors has the right gradients")
    func zeroFactors() throws {
        var layer = StandaloneLayer(.nmu, inputs: 3, units: 1, batch: 1, x: [0, 2, 5])
        layer.variables["layer.W"] = [1, 1, 1]
        #expect(layer.value(layer.output) == [0])
        let slopes = gradient(
            of: layer.output.total, withRespectTo: [layer.x, try #require(layer.node("W"))])
        #expect(layer.values(slopes) == [[10, 0, 0], [-10, 0, 0]])
    }

    @Test("a product over any number of inputs is right", arguments: 1...9)
    func products(_ count: Int) {
        let x = (1...count).map(Double.init)
        var layer = StandaloneLayer(.nmu, inputs: count, units: 1, batch: 1, x: x)
        layer.variables["layer.W"] = [Double](repeating: 1, count: count)
        #expect(layer.value(layer.output) == [x.reduce(1, *)])
    }

    @Test("weights stay within their limits after an update")
    func constraints() throws {
        for (unit, low) in [(NeuronUnit.nau, -1.0), (.nmu, 0.0)] {
            let layer = StandaloneLayer(unit, inputs: 3, units: 1, batch: 1)
            let constraint = try #require(layer.context.parameters[0].constraint)
            let clamped = Interpreter(variables: ["w": [-3, 0.4, 7]]).value(
                constraint(.variable("w", [1, 3])))
            #expect(clamped == [low, 0.4, 1])
        }
    }

    @Test("sparsity counts from start and in full from end")
    func ramp() throws {
        var layer = StandaloneLayer(
            .nau, inputs: 2, units: 1, batch: 1,
            settings: ["lambda": .number(8), "start": .number(100), "end": .number(200)])
        layer.variables["layer.W"] = [0.5, -0.75]
        for (step, expected) in [(0.0, 0.0), (100, 0), (150, 4 * 0.375), (200, 8 * 0.375), (1e9, 8 * 0.375)] {
            layer.variables["step"] = [step]
            let penalty = try #require(layer.penalty("sparsity"))
            #expect(abs(penalty - expected) < 1e-12)
        }
    }

    @Test("a ramp whose end is not after its start is a step")
    func step() {
        var layer = StandaloneLayer(
            .nmu, inputs: 1, units: 1, batch: 1, settings: ["start": .number(50), "end": .number(10)])
        layer.variables["step"] = [50]
        #expect(layer.penalty("sparsity") == 0)
        layer.variables["step"] = [51]
        #expect((layer.penalty("sparsity") ?? 0) > 0)
    }

    @Test("the improved unit multiplies with signs")
    func signs() {
        var layer = StandaloneLayer(.iNALU, inputs: 2, units: 1, batch: 3, x: [-3, 4, -3, -4, 0, 2])
        // All product, all weights 1.
        for name in ["V_hat", "N_hat"] { layer.variables["layer." + name] = [40, 40] }
        layer.variables["layer.gate"] = [-40]
        let y = layer.value(layer.output)
        for (found, expected) in zip(y, [-12.0, 12, 0]) { #expect(abs(found - expected) < 1e-9) }
    }

    @Test("the improved unit's regulariser waits and vanishes when weights are saturated")
    func saturation() throws {
        var layer = StandaloneLayer(.iNALU, inputs: 1, units: 1, batch: 1)
        #expect(layer.penalty("saturation") == 0)
        layer.variables["step"] = [10_000]
        let penalty = try #require(layer.penalty("saturation"))
        #expect(penalty > 0.5)
        for name in ["W_hat", "M_hat", "V_hat", "N_hat", "gate"] { layer.variables["layer." + name] = [-25] }
        #expect(layer.penalty("saturation") == 0)
    }

    @Test("inputs of 0 are finite in the logarithm's domain", arguments: ["nac-product", "nalu", "inalu"])
    func zeros(_ name: String) throws {
        let unit = try #require(NeuronUnit.coreFamilies.first { $0.name == name })
        let layer = StandaloneLayer(unit, inputs: 2, units: 2, batch: 1, x: [0, 0])
        #expect(layer.value(layer.output).allSatisfy { $0.isFinite })
        #expect(layer.hazard("logarithm near 0") == 2)
    }

    @Test("accumulator weights start with Glorot's variance where it can be had")
    func start() throws {
        let layer = StandaloneLayer(.nac, inputs: 60, units: 60, batch: 1)
        let w = try #require(layer.probe("weights"))
        let variance = w.reduce(0) { $0 + $1 * $1 } / Double(w.count)
        #expect(abs(variance - 2.0 / 120) < 0.002)
    }

    @Test("gates and weights of iNALU take turns: eight steps of ten for weights, two for gates")
    func turns() throws {
        let turns = { (steps: Double, step: Double) -> [String: Bool] in
            var layer = StandaloneLayer(
                .iNALU, inputs: 2, units: 1, batch: 1, settings: ["gate-steps": .number(steps)])
            layer.variables["step"] = [step]
            return Dictionary(
                uniqueKeysWithValues: layer.context.parameters.map { parameter in
                    (parameter.variable.name, parameter.turn.map { layer.value($0)[0] != 0 } ?? true)
                })
        }
        for step in 0..<30 {
            let found = turns(2, Double(step))
            for (name, isTrained) in found {
                #expect(isTrained == ((name == "layer.gate") == (step % 10 >= 8)), "\(name) \(step)")
            }
            #expect(turns(0, Double(step)).values.allSatisfy { $0 })
        }
    }
}
