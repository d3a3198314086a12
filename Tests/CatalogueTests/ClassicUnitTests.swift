import Catalogue
import ExpressionGraph
import TestSupport
import Testing

struct ClassicUnitTests {
    private struct File: Decodable { let cases: [Case] }
    private struct Case: Decodable {
        struct Config: Decodable { let activation: String }
        let name: String
        let config: Config
        let input: Tensor
        let params: [String: Tensor]
        let output: Tensor
        let grad_output: Tensor
        let grad_input: Tensor
        let grad_params: [String: Tensor]
    }

    @Test("Dense layers with their activations are PyTorch's")
    func dense() throws {
        let activations = [
            "gelu_erf": "gelu", "leaky_relu_0.01": "leaky-relu", "exp_neg_sq": "gaussian",
        ]
        let cases = try Repository.reference("dense", as: File.self).cases
        #expect(cases.count > 10)
        for reference in cases {
            let name = activations[reference.config.activation] ?? reference.config.activation
            let activation = try #require(Palette.activation(named: name), "\(name)")
            let units = reference.output.shape[1]
            var layer = TrialLayer(.dense, inputs: reference.input.shape[1], units: units)
            let x = Expr.variable("x", Shape(reference.input.shape))
            let context = layer.context
            let (w, b) = (context.parameters[0].variable, context.parameters[1].variable)
            #expect(w.name == "1.weight" && b.name == "1.bias")
            layer.variables["x"] = reference.input.data
            layer.variables[w.name] = reference.params["W"]?.data
            layer.variables[b.name] = reference.params["b"]?.data

            let fresh = LayerContext(
                prefix: "1", units: units, settings: SettingValues(NeuronUnit.dense.settings),
                isTraining: true,
                step: .constant(0), nextStream: { 0 }, activate: { $0 })
            let y = activation(NeuronUnit.dense.build(x, fresh))
            let total = (y * .table(reference.grad_output.data, y.shape)).total
            let slopes = gradient(of: total, withRespectTo: [x, w.expression, b.expression])
            let found = layer.values([y] + slopes)
            let expected = [
                reference.output, reference.grad_input, reference.grad_params["W"],
                reference.grad_params["b"],
            ]
            for (values, tensor) in zip(found, expected) {
                #expect(
                    disagreement(values, tensor?.data ?? [], 1e-10, floor: 1e-12) == nil, "\(reference.name)")
            }
        }
    }

    @Test("A dense layer keeps the variance of its signal, at any width")
    func variance() {
        let layer = TrialLayer(.dense, inputs: 400, units: 300)
        let energy = (layer.variables["1.weight"] ?? []).reduce(0) { $0 + $1 * $1 } / 300
        #expect(abs(energy - 1) < 0.05)
    }

    @Test("A bias can be left out, or start elsewhere than at 0")
    func bias() {
        #expect(TrialLayer(.dense, inputs: 2, units: 3, ["bias": .flag(false)]).context.parameters.count == 1)
        let raised = TrialLayer(.dense, inputs: 2, units: 3, ["initial-bias": .number(0.1)])
        #expect(raised.variables["1.bias"] == [0.1, 0.1, 0.1])
        #expect(raised.context.parameters.map(\.isDecayed) == [true, false])
    }

    @Test("A residual layer applies its activation inside, and projects only where the width changes")
    func residual() {
        let same = TrialLayer(.residual, inputs: 3, units: 3)
        #expect(same.context.hasActivated)
        #expect(same.context.parameters.count == 2)
        #expect(TrialLayer(.residual, inputs: 3, units: 4).context.parameters.count == 3)
        #expect(!TrialLayer(.dense, inputs: 3, units: 3).context.hasActivated)
    }

    @Test("Dropout silences its share while training and nothing otherwise")
    func dropout() {
        let inputs = 2000
        let training = TrialLayer(
            .dropout, inputs: inputs, units: 1, isTraining: true, ["rate": .number(0.25)])
        let x = training.variables["x"] ?? []
        let y = training.values([training.y])[0]
        let silenced = y.count { $0 == 0 }
        #expect(abs(Double(silenced) / Double(y.count) - 0.25) < 0.03)
        #expect(zip(x, y).allSatisfy { $1 == 0 || agree($1, $0 / 0.75, 1e-15, floor: 0) })
        let resting = TrialLayer(.dropout, inputs: inputs, units: 1, ["rate": .number(0.25)])
        #expect(resting.values([resting.y])[0] == x)
    }

    @Test("Layer normalisation gives every sample mean 0 and variance 1")
    func layerNorm() {
        let layer = TrialLayer(.layerNorm, inputs: 50, units: 1, ["epsilon": .number(1e-12)])
        let y = layer.values([layer.y.mean([1]), square(layer.y).mean([1])])
        #expect(y[0].allSatisfy { abs($0) < 1e-14 })
        #expect(y[1].allSatisfy { abs($0 - 1) < 1e-9 })
        let constant = layer.values([layer.y])[0]
        #expect(constant.allSatisfy { $0.isFinite })
    }
}
