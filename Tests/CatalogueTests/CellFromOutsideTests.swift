import Catalogue
import ExpressionGraph
import Testing

/// A cell as somebody who only uses the catalogue would add it: one file, nothing else.
extension NeuronUnit {
    /// m ← a·m + (1 − a)·W·x with a learned leak a = σ(l), y = m.
    ///
    /// Shapes: x [B, I], W [U, I], l [U], m and y [B, U].
    fileprivate static let leakyAverage = NeuronUnit(
        "leaky-average", title: "Leaky average", family: "Examples", formula: "m ← a·m + (1 − a)·W·x, y = m",
        source: Source("nobody", 0, "an example of a cell"),
        cell: { inputs, layer in
            let w = layer.parameter("weight", [layer.units, inputs], .symmetric(1))
            let leak = sigmoid(layer.parameter("leak", [layer.units], .zeros, isDecayed: false))
            return RecurrentCell(
                states: [RecurrentCell.State("m", [layer.units])], prepare: { matmul($0, w, transposeB: true) }
            ) { driven, states in
                let m = leak * states[0] + (1.0 - leak) * driven
                return (m, [m])
            }
        })
}

struct CellFromOutsideTests {
    @Test("A cell from outside has the shapes, gradients and independence of rows that are asked of all units")
    func examined() {
        for steps in [1, 4] {
            let layer = StandaloneLayer(.leakyAverage, inputs: 3, units: 2, batch: 5, steps: steps)
            #expect(layer.output.shape == [5 * steps, 2])
        }
        let trial = TrialLayer(.leakyAverage, inputs: 3, units: 4)
        trial.checkGradients("leaky average")
        #expect(trial.outputs(movingFirstBy: 1).dropFirst() == trial.outputs(movingFirstBy: 0).dropFirst())
    }

    @Test("Its parameters are declared once, whatever the number of steps, and its state is carried from step to step")
    func carried() {
        var layer = StandaloneLayer(
            .leakyAverage, inputs: 1, units: 1, batch: 1, steps: 3, x: [1, 0, 0])
        #expect(layer.context.parameters.map(\.variable.name) == ["layer.weight", "layer.leak"])
        layer.variables["layer.weight"] = [2]
        // a = ½: the first input halves with every step.
        #expect(layer.value(layer.output) == [1, 0.5, 0.25])
    }

    @Test(
        "What no state has a say in is computed once for all time steps",
        arguments: [NeuronUnit.leakyAverage] + NeuronUnit.recurrent.filter { $0.name == "gru" || $0.name == "lstm" })
    func prepared(unit: NeuronUnit) {
        let layer = StandaloneLayer(unit, inputs: 3, units: 2, batch: 2, steps: 5)
        let products = Expr.sorted([layer.output]).filter { node in
            if case .product = node.operation { node.inputs[0].shape[1] == 3 } else { false }
        }
        #expect(products.map { $0.inputs[0].shape } == [[10, 3]])
    }
}
