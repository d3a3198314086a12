import ExpressionGraph
import Kernels
import Testing

@testable import Execution

/// A recurrent unit written out step by step, with its gradient and the update of Adam: the deepest graphs there are.
@Suite struct UnrolledUnitTests {
    /// A gated recurrent unit, its mean squared error at the last step, and Adam.
    static func computation(units: Int, inputs: Int, batch: Int, steps: Int) -> Computation {
        let x = Variable("x", [batch, steps, inputs]), y = Variable("y", [batch, 1])
        let parameters = [
            Variable("wi", [inputs, 3 * units]), Variable("bi", [3 * units]), Variable("wh", [units, 3 * units]),
            Variable("bh", [3 * units]), Variable("wo", [units, 1]), Variable("bo", [1]),
        ]
        let p = parameters.map(\.expression)
        var h = Expr.constant(0).broadcast(to: [batch, units])
        for step in 0..<steps {
            let now = x.expression.slice(axis: 1, step..<step + 1).reshaped([batch, inputs])
            let fromInput = matmul(now, p[0]) + p[1], fromState = matmul(h, p[2]) + p[3]
            func gate(_ all: Expr, _ index: Int) -> Expr { all.slice(axis: 1, index * units..<(index + 1) * units) }
            let reset = sigmoid(gate(fromInput, 0) + gate(fromState, 0))
            let update = sigmoid(gate(fromInput, 1) + gate(fromState, 1))
            let new = tanh(gate(fromInput, 2) + reset * gate(fromState, 2))
            h = (1.0 - update) * new + update * h
        }
        let loss = square(matmul(h, p[4]) + p[5] - y.expression).mean
        let count = Variable("count", .scalar), rate = Variable("rate", .scalar)
        let time = count.expression + 1.0
        let meanShare = 1.0 - pow(.constant(0.9), time), squaresShare = 1.0 - pow(.constant(0.999), time)
        var state: [Variable] = []
        var assignments: [(variable: Variable, value: Expr)] = []
        for (parameter, g) in zip(parameters, gradient(of: loss, withRespectTo: p)) {
            let mean = Variable(parameter.name + ".m", parameter.shape)
            let squares = Variable(parameter.name + ".v", parameter.shape)
            let newMean = mean.expression * 0.9 + g * 0.1
            let newSquares = squares.expression * 0.999 + square(g) * 0.001
            let scale = sqrt(newSquares) * (1.0 / sqrt(squaresShare)) + 1e-8
            state += [mean, squares]
            assignments += [(mean, newMean), (squares, newSquares)]
            assignments.append((parameter, parameter.expression - rate.expression / meanShare * newMean / scale))
        }
        return Computation(
            variables: parameters + state + [x, y, count, rate], assignments: assignments, outputs: [("loss", loss)])
    }

    @Test("the machine agrees with the interpreter on an unrolled unit", arguments: [1, 2, 12])
    func agrees(steps: Int) {
        let computation = Self.computation(units: 5, inputs: 2, batch: 3, steps: steps)
        let executor = Executor<Double>(Plan(computation))
        var values: [String: [Double]] = [:]
        for (index, variable) in computation.variables.enumerated() {
            values[variable.name] = (0..<variable.shape.count).map { abs(Double(($0 * 7 + index) % 11) * 0.1 - 0.4) }
        }
        values["rate"] = [0.01]
        for (name, value) in values { executor[variable: name] = value }
        executor.run()
        let interpreter = Interpreter(variables: values)
        expectClose(executor[output: "loss"], interpreter.value(computation.outputs[0].value), 1e-11, "loss")
        let expected = interpreter.values(computation.assignments.map(\.value))
        for (assignment, value) in zip(computation.assignments, expected) {
            expectClose(executor[variable: assignment.variable.name], value, 1e-9, assignment.variable.name)
        }
    }

    @Test("a plan grows with the number of steps and no faster, and its loops do not grow")
    func growth() {
        func plan(_ steps: Int) -> Plan { Plan(Self.computation(units: 8, inputs: 1, batch: 4, steps: steps)) }
        func widest(_ plan: Plan) -> Int {
            plan.instructions.map { if case .elementwise(let loop) = $0 { loop.steps.count } else { 0 } }.max() ?? 0
        }
        let plans = [50, 100, 200].map(plan)
        let growth = (plans[1].instructions.count - plans[0].instructions.count) * 2
        let further = plans[2].instructions.count - plans[1].instructions.count
        #expect(abs(further - growth) <= 4)
        #expect(plans.allSatisfy { widest($0) <= 128 })
        #expect(plans[2].count < 5 * plans[0].count)
    }

    @Test("the gradients of shared parameters are summed as they come, so that the update of Adam is found as one")
    func update() {
        let plan = Plan(Self.computation(units: 8, inputs: 1, batch: 4, steps: 40))
        let updated = plan.instructions.reduce(0) { count, instruction in
            guard case .elementwise(let loop) = instruction, loop.isMomentUpdate else { return count }
            return count + loop.count
        }
        let parameters = plan.variables.filter { !$0.key.contains(".") && $0.key.count == 2 }
        #expect(updated >= parameters.values.reduce(0) { $0 + $1.count })
    }

    @Test("a thousand steps do not exhaust the stack")
    func depth() {
        let computation = Self.computation(units: 2, inputs: 1, batch: 2, steps: 1000)
        #expect(Plan(computation).instructions.count > 1000)
    }
}
