import ExpressionGraph
import Kernels
import Testing

@testable import Execution

@Suite struct ExecutorTests {
    @Test("the machine agrees with the interpreter on random graphs and their gradients", arguments: 0..<150)
    func agreesWithInterpreter(seed: Int) {
        var exact = RandomGraph(seed: UInt64(seed + 1), continuous: false)
        exact.expectAgreement(as: Double.self, tolerance: 1e-9)
        var continuous = RandomGraph(seed: UInt64(seed + 1), continuous: true)
        continuous.expectAgreement(as: Float.self, tolerance: 2e-3)
    }

    @Test("a sum of everything is part of the loop that makes it", arguments: [2, 15, 16, 17, 500, 512, 1000, 5000])
    func sumsWithinLoops(count: Int) {
        let x = Variable("x", [count]), y = Variable("y", [count])
        let product = x.expression * y.expression
        let outputs = [("dot", product.total), ("size", square(x.expression).mean), ("both", sin(product))]
        let plan = Plan(Computation(variables: [x, y], outputs: outputs))
        #expect(plan.instructions.allSatisfy { if case .reduction = $0 { false } else { true } })
        let values = [
            "x": (0..<count).map { Double($0 % 13) - 5.5 }, "y": (0..<count).map { Double($0 % 7) * 0.25 },
        ]
        let executor = Executor<Double>(plan)
        for (name, value) in values { executor[variable: name] = value }
        // A second run begins its sums anew.
        for _ in 0..<2 { executor.run() }
        for ((name, _), expected) in zip(outputs, Interpreter(variables: values).values(outputs.map(\.1))) {
            expectClose(executor[output: name], expected, 1e-12, name)
        }
    }

    @Test("a variable may be an output, its own new value's source, and swapped with another")
    func assignmentsUseOldValues() {
        let a = Variable("a", [3]), b = Variable("b", [3])
        let plan = Plan(
            Computation(
                variables: [a, b], assignments: [(a, b.expression), (b, a.expression)],
                outputs: [("a", a.expression), ("sum", a.expression + b.expression)]))
        let executor = Executor<Double>(plan)
        executor[variable: "a"] = [1, 2, 3]
        executor[variable: "b"] = [4, 5, 6]
        executor.run()
        #expect(executor[variable: "a"] == [4, 5, 6])
        #expect(executor[variable: "b"] == [1, 2, 3])
        #expect(executor[output: "a"] == [1, 2, 3])
        #expect(executor[output: "sum"] == [5, 7, 9])
    }

    @Test("random numbers are a function of seed, step and stream")
    func randomNumbersRepeat() {
        let noise = Expr.random(.normal, [1000], stream: 3)
        let plan = Plan(Computation(variables: [], outputs: [("noise", noise)]))
        let first = Executor<Float>(plan, seed: 9), second = Executor<Float>(plan, seed: 9)
        first.run()
        second.run()
        #expect(first[output: "noise"] == second[output: "noise"])
        first.run()
        #expect(first[output: "noise"] != second[output: "noise"])
        first.step = 0
        first.run()
        #expect(first[output: "noise"] == second[output: "noise"])
        let mean = first[output: "noise"].reduce(0, +) / 1000
        #expect(abs(mean) < 0.15)
    }
}
