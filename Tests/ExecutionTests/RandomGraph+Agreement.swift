import ExpressionGraph
import Kernels
import Testing

@testable import Execution

extension RandomGraph {
    /// Some of the graph's values, their gradients and new values of its variables, by the machine and by the interpreter.
    @discardableResult
    mutating func expectAgreement<T: Element>(
        as type: T.Type, tolerance: Double, measure: RowTiling.Measure = RowTiling.Measure()
    ) -> Plan {
        var values: [String: [Double]] = [:]
        for (index, variable) in variables.enumerated() {
            values[variable.name] = (0..<variable.shape.count).map { Double(($0 * 37 + index * 11) % 23) * 0.08 - 0.9 }
        }
        var outputs = (0..<6).map { _ in pick() }
        let loss = outputs.map { tanh($0).mean }.reduce(Expr.constant(0), +)
        outputs += gradient(of: loss, withRespectTo: variables.map(\.expression))
        // New values for some variables, one of them in terms of another's old value.
        let assignments = zip(variables, variables.indices).map { variable, index in
            (
                variable: variable,
                value: index == 3
                    ? variables[3].expression * 0.5 + outputs[6 + 3]
                    : variable.expression - outputs[6 + index] * 0.1
            )
        }
        let plan = Plan(
            Computation(
                variables: variables, assignments: assignments,
                outputs: outputs.enumerated().map { ("o\($0.offset)", $0.element) }), measure)
        let executor = Executor<T>(plan)
        for (name, value) in values { executor[variable: name] = value.map { T($0) } }
        executor.run()
        let interpreter = Interpreter(variables: values)
        for (index, expected) in interpreter.values(outputs).enumerated() {
            expectClose(executor[output: "o\(index)"], expected, tolerance, "output \(index)")
        }
        for (assignment, expected) in zip(assignments, interpreter.values(assignments.map(\.value))) {
            expectClose(
                executor[variable: assignment.variable.name], expected, tolerance,
                assignment.variable.name)
        }
        return plan
    }
}

func expectClose<T: Element>(_ got: [T], _ expected: [Double], _ tolerance: Double, _ what: String) {
    #expect(got.count == expected.count, "\(what)")
    for (g, e) in zip(got, expected) {
        let difference = abs(Double(g) - e)
        guard difference <= tolerance * max(1, abs(e)) || (Double(g).isNaN && e.isNaN) else {
            Issue.record("\(what): \(g) instead of \(e)")
            return
        }
    }
}
