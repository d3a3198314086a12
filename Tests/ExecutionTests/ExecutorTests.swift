import Execution
import ExpressionGraph
import Kernels
import Testing

@Suite struct ExecutorTests {
    @Test("the machine agrees with the interpreter on random graphs and their gradients", arguments: 0..<150)
    func agreesWithInterpreter(seed: Int) {
        compare(seed: seed, as: Double.self, tolerance: 1e-9)
        compare(seed: seed, as: Float.self, tolerance: 2e-3)
    }

    private func compare<T: Element>(seed: Int, as type: T.Type, tolerance: Double) {
        var random = RandomGraph(seed: UInt64(seed + 1), continuous: T.self == Float.self)
        var values: [String: [Double]] = [:]
        for (index, variable) in random.variables.enumerated() {
            values[variable.name] = (0..<variable.shape.count).map { Double(($0 * 37 + index * 11) % 23) * 0.08 - 0.9 }
        }
        var outputs = (0..<6).map { _ in random.pick() }
        let loss = outputs.map { tanh($0).mean }.reduce(Expr.constant(0), +)
        outputs += gradient(of: loss, withRespectTo: random.variables.map(\.expression))
        // New values for some variables, one of them in terms of another's old value.
        let assignments = zip(random.variables, random.variables.indices).map { variable, index in
            (
                variable: variable,
                value: index == 3
                    ? random.variables[3].expression * 0.5 + outputs[6 + 3]
                    : variable.expression - outputs[6 + index] * 0.1
            )
        }
        let plan = Plan(
            Computation(
                variables: random.variables, assignments: assignments,
                outputs: outputs.enumerated().map { ("o\($0.offset)", $0.element) }))
        let executor = Executor<T>(plan)
        for (name, value) in values { executor[variable: name] = value.map { T($0) } }
        executor.run()
        let interpreter = Interpreter(variables: values)
        for (index, expected) in interpreter.values(outputs).enumerated() {
            expectClose(executor[output: "o\(index)"], expected, tolerance, "output \(index) of seed \(seed)")
        }
        for (assignment, expected) in zip(assignments, interpreter.values(assignments.map(\.value))) {
            expectClose(
                executor[variable: assignment.variable.name], expected, tolerance,
                "\(assignment.variable.name) of seed \(seed)")
        }
    }

    private func expectClose<T: Element>(_ got: [T], _ expected: [Double], _ tolerance: Double, _ what: String) {
        #expect(got.count == expected.count, "\(what)")
        for (g, e) in zip(got, expected) {
            let difference = abs(Double(g) - e)
            guard difference <= tolerance * max(1, abs(e)) || (Double(g).isNaN && e.isNaN) else {
                Issue.record("\(what): \(g) instead of \(e)")
                return
            }
        }
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
