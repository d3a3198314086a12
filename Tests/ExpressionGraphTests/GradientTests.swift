import Testing

@testable import ExpressionGraph

/// What is peculiar to gradients as graph; that they are right is examined operation by operation in `PrimitiveTests`.
@Suite struct GradientTests {
    private let x = Expr.variable("x", [2, 3]), w = Expr.variable("w", [3, 4]), v = Expr.variable("v", [4, 1])
    private let values = [
        "x": [0.3, -0.2, 0.9, -1.1, 0.4, 0.6], "w": (0..<12).map { Double($0 % 5) * 0.3 - 0.7 },
        "v": [0.5, -1.5, 0.8, 0.2], "b": [-0.3, 0.7, 1.1, -0.9],
    ]
    private var hidden: Expr { tanh(matmul(x, w)) }
    private var loss: Expr { square(matmul(hidden, v)).total }

    @Test("a rule sends another matrix back through a product, and what lies below takes it from there")
    func feedback() {
        let feedback = Expr.variable("b", [4, 1])
        let (hidden, loss) = (hidden, loss)
        let got = gradient(of: loss, withRespectTo: [w, v]) { expression, adjoint in
            guard case .product = expression.operation, expression.inputs[1].id == v.id else { return nil }
            return [
                matmul(adjoint, feedback, transposeB: true), matmul(expression.inputs[0], adjoint, transposeA: true),
            ]
        }
        // Written out: the error times the other matrix, through the slope of tanh.
        let error = 2.0 * matmul(hidden, v)
        let sent = matmul(error, feedback, transposeB: true) * (1.0 - square(hidden))
        let expected = [matmul(x, sent, transposeA: true), matmul(hidden, error, transposeA: true)]
        expectEqual(got, expected)
        let own = Interpreter(variables: values).values(gradient(of: loss, withRespectTo: [w]))
        #expect(Interpreter(variables: values).values([got[0]])[0] != own[0])
    }

    @Test("a rule may cut what flows to an operand")
    func cut() {
        let got = gradient(of: loss, withRespectTo: [w, v]) { expression, _ in
            if case .unary(.tanh) = expression.operation { [nil] } else { nil }
        }
        #expect(got[0].constantValue == 0)
        expectEqual([got[1]], gradient(of: loss, withRespectTo: [v]))
    }

    @Test("a rule that never answers leaves the graph as it is")
    func silent() {
        let loss = loss
        let plain = Expr.sorted(gradient(of: loss, withRespectTo: [w, v]))
        let asked = Expr.sorted(gradient(of: loss, withRespectTo: [w, v]) { _, _ in nil })
        #expect(plain.map(\.operation) == asked.map(\.operation))
        #expect(plain.map(\.shape) == asked.map(\.shape))
    }

    @Test("a rule is asked once for every expression, users before their operands")
    func order() {
        var seen: [Expr.ID] = []
        let loss = loss
        _ = gradient(of: loss, withRespectTo: [w, v]) { expression, _ in
            seen.append(expression.id)
            return nil
        }
        #expect(Set(seen).count == seen.count)
        let place = Dictionary(uniqueKeysWithValues: seen.enumerated().map { ($1, $0) })
        for expression in Expr.sorted([loss]) {
            for input in expression.inputs {
                guard let user = place[expression.id], let operand = place[input.id] else { continue }
                #expect(user < operand)
            }
        }
    }

    @Test(
        "gradients of slices in any order are put side by side",
        arguments: [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])
    func slices(order: [Int]) {
        let y = Expr.variable("y", [2, 6])
        let terms = order.map { (sin(y.slice(axis: 1, 2 * $0..<2 * $0 + 2)) * Double($0 + 1)).total }
        let got = gradient(of: terms[0] + terms[1] + terms[2], withRespectTo: [y])[0]
        #expect(!Expr.sorted([got]).contains { if case .pad = $0.operation { true } else { false } })
        let known = (0..<12).map { Double($0) * 0.17 }
        let values = Interpreter(variables: ["y": known]).value(got)
        let expected = Interpreter(variables: ["y": known]).value(cos(y))
        for index in values.indices {
            #expect(abs(values[index] - expected[index] * Double(index % 6 / 2 + 1)) < 1e-12)
        }
    }

    private func expectEqual(_ got: [Expr], _ expected: [Expr]) {
        let interpreter = Interpreter(variables: values)
        for (a, b) in zip(interpreter.values(got), interpreter.values(expected)) {
            #expect(a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 })
        }
    }
}
