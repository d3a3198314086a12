import Execution
import ExpressionGraph
import Kernels
import Testing

/// Local evaluation on the machine against the recursion over the whole grid in the interpreter.
struct SplineTests {
    struct Grid: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let knots: [Double]
    }

    static let grids = [
        Grid(testDescription: "uniform", knots: (-3...8).map { -1 + Double($0) * 0.4 }),
        Grid(testDescription: "uneven", knots: [-2, -1.9, -1, -0.7, -0.65, 0, 0.01, 0.5, 1.5, 1.6, 3, 7]),
        Grid(testDescription: "with coinciding knots", knots: [-1, -1, -1, -1, 0, 0, 0.5, 0.5, 1, 1, 1, 1]),
        Grid(testDescription: "of many knots", knots: (0...300).map { -1.5 + Double($0) * 0.01 }),
    ]

    /// Points inside, on knots, at the ends, outside, and what is no point.
    private func points(_ knots: [Double]) -> [Double] {
        let between = (0..<40).map { -3 + Double($0) * 0.1537 }
        return between + knots.prefix(12) + [knots.last!, knots.first!.nextDown, 1e30, -1e30, .infinity, .nan]
    }

    @Test("local evaluation agrees with the recursion over the grid", arguments: grids, 0...5)
    func agrees(grid: Grid, order: Int) {
        let rows = points(grid.knots)
        let inputs = 3
        let x = Expr.variable("x", [rows.count, inputs])
        // Every input has its own grid: the same, moved and stretched.
        let knots = (0..<inputs).flatMap { i in grid.knots.map { $0 * (1 + 0.1 * Double(i)) } }
        let terms = grid.knots.count - 1 - order
        let t = Expr.table(knots, [inputs, grid.knots.count])
        let own = Expr.table(
            (0..<rows.count * inputs * terms).map { Double($0 * 7 % 11) - 5 }, [rows.count, inputs, terms])
        let shared = Expr.table((0..<inputs * terms).map { Double($0 * 5 % 13) - 6 }, [1, inputs, terms])
        let basis = bSplines(x, knots: t, order: order)
        let sums = [own, shared].map { bSplineSum(x, knots: t, weights: $0, order: order) }
        let slopes = sums.map { gradient(of: $0.total, withRespectTo: [x])[0] }
        let bends = slopes.map { gradient(of: $0.total, withRespectTo: [x])[0] }
        let outputs = [basis] + sums + slopes + bends
        let values = rows.flatMap { row in (0..<inputs).map { row * (1 + 0.1 * Double($0)) } }
        compare(outputs, x, values, as: Double.self, 1e-9)
    }

    @Test("in single precision the splines of a point add up to one")
    func partitionOfUnity() {
        let knots = (-3...8).map { -1 + Double($0) * 0.4 }
        let count = 1000
        let x = Expr.variable("x", [count, 1])
        let basis = bSplines(x, knots: .table(knots, [1, knots.count]), order: 3)
        let plan = Plan(Computation(variables: [Variable("x", [count, 1])], outputs: [("sum", basis.sum([2]))]))
        let executor = Executor<Float>(plan)
        executor[variable: "x"] = (0..<count).map { -1 + 2 * Float($0) / Float(count) }
        executor.run()
        #expect(executor[output: "sum"].allSatisfy { abs($0 - 1) < 1e-6 })
    }

    private func compare<T: Element>(
        _ outputs: [Expr], _ x: Expr, _ values: [Double], as type: T.Type, _ tolerance: Double
    ) {
        let plan = Plan(
            Computation(
                variables: [Variable("x", x.shape)],
                outputs: outputs.enumerated().map { ("o\($0.offset)", $0.element) }))
        let executor = Executor<T>(plan)
        executor[variable: "x"] = values.map { T($0) }
        executor.run()
        for (index, expected) in Interpreter(variables: ["x": values]).values(outputs).enumerated() {
            let scale = expected.reduce(1) { $1.isFinite ? max($0, abs($1)) : $0 }
            for (got, wanted) in zip(executor[output: "o\(index)"], expected) {
                guard abs(Double(got) - wanted) <= tolerance * scale || (got.isNaN && wanted.isNaN) else {
                    Issue.record("output \(index): \(got) instead of \(wanted)")
                    break
                }
            }
        }
    }
}
