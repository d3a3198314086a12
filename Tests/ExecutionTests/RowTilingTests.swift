import ExpressionGraph
import Testing

@testable import Execution

@Suite("Batches in tiles of rows")
struct RowTilingTests {
    /// Cuts whatever can be cut, into tiles of 16 rows.
    static let small = RowTiling.Measure(rows: 40, elements: 1, tile: 1, least: 16)
    static let never = RowTiling.Measure(rows: .max)

    /// Without comparisons: sums in parts round otherwise, and equal would be no longer equal.
    @Test("give what the interpreter gives, with gradients and new values")
    func agrees() {
        var graphs = 0
        for seed in 1...200 as ClosedRange<UInt64> {
            var random = RandomGraph(seed: seed, continuous: true, shapes: RandomGraph.batch)
            let plan = random.expectAgreement(as: Double.self, tolerance: 1e-9, measure: Self.small)
            if Set(plan.kernels).count < plan.instructions.count { graphs += 1 }
        }
        #expect(graphs > 150, "\(graphs) of 200 graphs have something to cut")
    }

    /// A step of gradient descent of two dense layers with softmax, cross-entropy and noise between them.
    private func descent(rows: Int) -> (computation: Computation, values: [String: [Double]]) {
        let x = Variable("x", [rows, 6]), y = Variable("y", [rows, 3])
        let weights = [Variable("u", [6, 20]), Variable("v", [20, 3]), Variable("b", [20]), Variable("c", [3])]
        let (u, v, b, c) = (
            weights[0].expression, weights[1].expression, weights[2].expression, weights[3].expression
        )
        let noise = Expr.random(.uniform, [rows, 20], stream: 1)
        let hidden = select(noise .< 0.25, Expr.constant(0), tanh(matmul(x.expression, u) + b))
        let scores = matmul(hidden, v) + c
        let shifted = scores - scores.largest([1]).reshaped([rows, 1])
        let logSum = log(exp(shifted).sum([1])).reshaped([rows, 1])
        let loss = ((logSum - shifted) * y.expression).total / Double(rows)
        let slopes = gradient(of: loss, withRespectTo: weights.map(\.expression))
        var values = ["x": (0..<rows * 6).map { Double($0 * 37 % 101) / 50 - 1 }]
        values["y"] = (0..<rows * 3).map { $0 % 3 == $0 / 3 % 3 ? 1 : 0 }
        for weight in weights { values[weight.name] = (0..<weight.shape.count).map { Double($0 * 29 % 17) / 17 - 0.5 } }
        let computation = Computation(
            variables: weights + [x, y],
            assignments: zip(weights, slopes).map { ($0, $0.expression - $1 * 0.1) }, outputs: [("loss", loss)])
        return (computation, values)
    }

    @Test("a step of training needs memory for one tile, and gives the same", arguments: [48, 100, 1000])
    func training(rows: Int) {
        let (computation, values) = descent(rows: rows)
        let whole = Plan(computation, Self.never), tiled = Plan(computation, Self.small)
        #expect(Set(whole.kernels).count == whole.instructions.count)
        let tiles = (rows + 15) / 16
        let cut = Dictionary(grouping: tiled.kernels, by: { $0 }).filter { $0.value.count == tiles }
        #expect(cut.count >= 10, "\(cut.count) kernels of \(Set(tiled.kernels).count) are cut")
        // The noise is drawn for the whole batch; hidden values, scores and their slopes are of a tile.
        #expect(whole.count - tiled.count >= (rows - 16) * 20)
        let machines = [Executor<Double>(whole, seed: 4), Executor<Double>(tiled, seed: 4)]
        for machine in machines {
            for (name, value) in values { machine[variable: name] = value }
            for _ in 0..<3 { machine.run() }
        }
        expectClose(machines[1][output: "loss"], machines[0][output: "loss"], 1e-12, "loss")
        for name in ["u", "v", "b", "c"] {
            expectClose(machines[1][variable: name], machines[0][variable: name], 1e-12, name)
        }
        let single = Executor<Float>(tiled, seed: 4)
        for (name, value) in values { single[variable: name] = value.map { Float($0) } }
        for _ in 0..<3 { single.run() }
        expectClose(single[output: "loss"], machines[0][output: "loss"], 1e-5, "loss in single precision")
    }

    @Test("what has as many rows but reads others is not cut with them")
    func otherRows() {
        let x = Variable("x", [50, 5]), y = Variable("y", [50])
        let inner = tanh(x.expression)
        // Fifty elements, which are the first ten rows; and columns that become rows.
        let first = inner.reshaped([250]).slice(axis: 0, 0..<50) * y.expression
        let square = tanh(matmul(inner, inner, transposeA: false, transposeB: true))
        let outputs = [("first", first), ("turned", square.transposed([1, 0]) + y.expression)]
        let plan = Plan(Computation(variables: [x, y], outputs: outputs), Self.small)
        let points: [Double] = (0..<250).map { Double($0 * 37 % 101) / 50 - 1 }
        let factors: [Double] = (0..<50).map { Double($0) / 50 }
        let values = ["x": points, "y": factors]
        let executor = Executor<Double>(plan)
        for (name, value) in values { executor[variable: name] = value }
        executor.run()
        for ((name, _), expected) in zip(outputs, Interpreter(variables: values).values(outputs.map(\.1))) {
            expectClose(executor[output: name], expected, 1e-12, name)
        }
    }

    @Test("tiles begin on whole registers and are about the same, whatever the width")
    func sizes() {
        let measure = RowTiling.Measure()
        for rows in [512, 1000, 4096, 65_537] {
            for width in [1, 3, 64, 256, 100_000] {
                let tile = measure.tileRows(of: rows, width: width)
                #expect(tile % 16 == 0 && tile >= measure.least)
                #expect(tile * width <= measure.tile + 16 * width || tile <= measure.least + 16)
            }
        }
    }
}
