import ExpressionGraph
import Testing

struct SimplificationTests {
    private let x = Expr.variable("x", [2, 3])
    private let values = [0.5, -1.5, 2.5, -0.25, 3, -4]

    @Test("Neutral elements vanish")
    func neutral() {
        for same in [x + 0.0, 0.0 + x, x - 0.0, x * 1.0, 1.0 * x, x / 1.0, pow(x, 1), -(-x)] {
            #expect(same.id == x.id)
        }
        #expect((x * 0.0).constantValue == 0)
        #expect(pow(x, 0).constantValue == 1)
        #expect((x * 0.0).shape == x.shape)
        #expect(x.reshaped([3, 2]).reshaped([2, 3]).id == x.id)
        #expect(x.transposed.transposed.id == x.id)
    }

    @Test("A neutral element still stretches what it meets")
    func stretching() {
        let row = Expr.variable("r", [3])
        let sum = row + Expr.constant(0).broadcast(to: [2, 3])
        #expect(sum.shape == [2, 3])
        #expect(Interpreter(variables: ["r": [1, 2, 3]]).value(sum) == [1, 2, 3, 1, 2, 3])
    }

    @Test("The gradient of a tensor taken apart is put together, not added up")
    func partsBesideEachOther() {
        let parts = (0..<3).map { x.slice(axis: 1, $0..<$0 + 1) }
        let y = (parts[0] * 2.0).total + square(parts[1]).total + sin(parts[2]).total
        let slope = gradient(of: y, withRespectTo: [x])[0]
        guard case .concatenate(axis: 1) = slope.operation else {
            Issue.record("\(slope.operation)")
            return
        }
        #expect(slope.inputs.count == 3)
        let expected = [2, -3, -0.8011436155469337, 2, 6, -0.6536436208636119]
        for (got, wanted) in zip(Interpreter(variables: ["x": values]).value(slope), expected) {
            #expect(abs(got - wanted) < 1e-14)
        }
    }

    @Test("Constants are computed when the graph is built, in any shape")
    func folding() {
        #expect((Expr.constant(2) * 3.0 + 1.0).constantValue == 7)
        #expect(exp(Expr.constant(0).broadcast(to: [2, 2])).constantValue == 1)
        #expect(Expr.constant(2).broadcast(to: [4, 5]).total.constantValue == 40)
        #expect(Expr.constant(2).broadcast(to: [4, 5]).mean.constantValue == 2)
    }

    @Test("Simplified forms keep the value to the last bit")
    func values_() {
        let pairs: [(Expr, (Double) -> Double)] = [
            (pow(x, 2), { $0 * $0 }), (x / 4.0, { $0 / 4 }), (x / 3.0, { $0 / 3 }), (1.0 / x, { 1 / $0 }),
            (x * -1.0, { -$0 }), (0.0 - x, { -$0 }), (pow(abs(x), 0.5), { abs($0).squareRoot() }),
        ]
        for (expression, meaning) in pairs {
            #expect(Interpreter(variables: ["x": values]).value(expression) == values.map(meaning))
        }
    }

    @Test("A transposed operand becomes a mark on the product")
    func products() {
        let w = Expr.variable("w", [4, 3])
        let product = matmul(x, w.transposed)
        #expect(product.operation == .product(transposeA: false, transposeB: true))
        #expect(product.shape == [2, 4])
        let ones = [Double](repeating: 1, count: 12)
        #expect(
            Interpreter(variables: ["x": values, "w": ones]).value(product) == [
                1.5, 1.5, 1.5, 1.5, -1.25, -1.25, -1.25, -1.25,
            ])
    }

    @Test("What does not depend on a target has gradient 0 in the target's shape")
    func independent() {
        let slope = gradient(of: square(x).total, withRespectTo: [.variable("other", [5])])[0]
        #expect(slope.constantValue == 0)
        #expect(slope.shape == [5])
    }

    @Test("No gradient passes a stop, a straight-through passes another's")
    func stops() {
        let stopped = gradient(of: (x * stopGradient(x)).total, withRespectTo: [x])[0]
        #expect(Interpreter(variables: ["x": values]).value(stopped) == values)
        let through = gradient(
            of: straightThrough(round(x), gradientOf: square(x)).total, withRespectTo: [x])[0]
        #expect(Interpreter(variables: ["x": values]).value(through) == values.map { 2 * $0 })
    }

    @Test("The gradient of a largest element is shared among equals")
    func ties() {
        let slope = gradient(of: x.largest([1]).total, withRespectTo: [x])[0]
        #expect(Interpreter(variables: ["x": [1, 1, 0, 2, 3, 1]]).value(slope) == [0.5, 0.5, 0, 0, 1, 0])
    }
}
