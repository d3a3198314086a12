import ExpressionGraph
import Testing

import func Foundation.cos
import func Foundation.sin

/// A primitive operation on operands of some shapes, with values inside its domain.
struct PrimitiveCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shapes: [Shape]
    let range: ClosedRange<Double>
    let build: @Sendable ([Expr]) -> Expr

    init(
        _ name: String, _ shapes: [Shape], _ range: ClosedRange<Double> = -2...2,
        build: @escaping @Sendable ([Expr]) -> Expr
    ) {
        testDescription = name
        self.shapes = shapes
        self.range = range
        self.build = build
    }

    static let all = unary + binary + select + form + splines

    private static let domains: [Operation.Unary: ClosedRange<Double>] = [
        .squareRoot: 0.1...3, .log: 0.1...3, .log1p: -0.9...3, .arcsin: -0.95...0.95, .reciprocal: 0.3...3,
        .tan: -1.4...1.4,
    ]

    private static let unary = Operation.Unary.allCases.map { function in
        PrimitiveCase(function.rawValue, [[2, 3]], domains[function] ?? -2...2) { .unary(function, $0[0]) }
    }

    private static let stretches: [[Shape]] = [
        [[2, 3], [2, 3]], [[2, 3], [3]], [[2, 1], [1, 3]], [.scalar, [2, 3]], [[2, 1, 3], [4, 1]],
    ]

    private static let binary = Operation.Binary.allCases.flatMap { function in
        stretches.map { shapes in
            PrimitiveCase("\(function.rawValue) of \(shapes[0]) and \(shapes[1])", shapes, 0.2...2) {
                .binary(function, $0[0], $0[1])
            }
        }
    }

    private static let select = stretches.map { shapes in
        PrimitiveCase("select of \(shapes[0]) and \(shapes[1])", shapes) {
            ExpressionGraph.select($0[0] .< 0.3, $0[0], square($0[1]))
        }
    }

    private static let form: [PrimitiveCase] = [
        PrimitiveCase("broadcast", [[3]]) { square($0[0].broadcast(to: [2, 3])) },
        PrimitiveCase("reshape", [[2, 3]]) { $0[0].reshaped([3, 2]) },
        PrimitiveCase("transpose", [[2, 3, 4]]) { $0[0].transposed([2, 0, 1]) },
        PrimitiveCase("slice", [[4, 3]]) { $0[0].slice(axis: 0, 1..<3) },
        PrimitiveCase("pad", [[2, 3]]) { $0[0].padded(axis: 1, start: 1, extent: 5) },
        PrimitiveCase("concatenate", [[2, 3], [2, 1]]) { .concatenated([$0[0], $0[1], $0[0]], axis: 1) },
        PrimitiveCase("gather", [[3, 2]]) { $0[0].gathered(.table([2, 0, 2, 1], [4])) },
        PrimitiveCase("scatter", [[4, 2]]) { $0[0].scattered(.table([2, 0, 2, 1], [4]), rows: 3) },
        PrimitiveCase("sum", [[2, 3, 4]]) { square($0[0]).sum([0, 2]) },
        PrimitiveCase("mean", [[2, 3]]) { square($0[0]).mean([1]) },
        PrimitiveCase("largest", [[2, 3]]) { $0[0].largest([1]) },
        PrimitiveCase("product", [[2, 3], [3, 4]]) { matmul($0[0], $0[1]) },
        PrimitiveCase("product, left transposed", [[3, 2], [3, 4]]) {
            matmul($0[0], $0[1], transposeA: true)
        },
        PrimitiveCase("product, right transposed", [[2, 3], [4, 3]]) {
            matmul($0[0], $0[1], transposeB: true)
        },
        PrimitiveCase("product, both transposed", [[3, 2], [4, 3]]) {
            matmul($0[0], $0[1], transposeA: true, transposeB: true)
        },
        PrimitiveCase("softplus", [[2, 3]]) { softplus($0[0]) },
        PrimitiveCase("clamp", [[2, 3]]) { clamp($0[0], -1, 1) },
    ]

    /// Two inputs on grids of their own, one with unequal and one with coinciding knots.
    private static let knots = Expr.table(
        [-3.1, -3, -2.2, -1.1, -0.4, 0.3, 1.2, 2.1, 2.9, 3.3, -2.6, -2.5, -2, -1, -1, 0.5, 1, 2, 2.5, 3], [2, 10])

    private static let splines: [PrimitiveCase] = [
        PrimitiveCase("splines", [[3, 2]]) { bSplines($0[0], knots: knots, order: 4) },
        PrimitiveCase("sum of splines", [[3, 2], [3, 2, 5]]) {
            bSplineSum($0[0], knots: knots, weights: $0[1], order: 4)
        },
        PrimitiveCase("sum of splines with shared weights", [[3, 2], [1, 2, 5]]) {
            bSplineSum($0[0], knots: knots, weights: $0[1], order: 4)
        },
    ]
}

struct PrimitiveTests {
    @Test("The gradient agrees with central differences", arguments: PrimitiveCase.all)
    func gradients(_ primitive: PrimitiveCase) {
        let (operands, values) = operands(primitive)
        let y = primitive.build(operands)
        // Irregular weights, so that no element's error can hide behind another's.
        let total = (y * .table((0..<y.shape.count).map { 0.7 + sin(Double($0) * 1.3) }, y.shape)).total
        check(total, operands, values)
    }

    @Test("The gradient of a gradient agrees with central differences", arguments: PrimitiveCase.all)
    func secondDerivatives(_ primitive: PrimitiveCase) {
        let (operands, values) = operands(primitive)
        let y = primitive.build(operands)
        let total = (y * .table((0..<y.shape.count).map { 0.7 + sin(Double($0) * 1.3) }, y.shape)).total
        let first = gradient(of: total, withRespectTo: operands)
        let mixed = zip(first, operands).reduce(Expr.constant(0)) { $0 + ($1.0 * cos($1.1)).total }
        check(mixed, operands, values)
    }

    private func operands(_ primitive: PrimitiveCase) -> (expressions: [Expr], values: [String: [Double]]) {
        var expressions: [Expr] = []
        var values: [String: [Double]] = [:]
        for (i, shape) in primitive.shapes.enumerated() {
            expressions.append(.variable("x\(i)", shape))
            // Multiples of the golden ratio: spread over the range, never equal, never on a kink.
            values["x\(i)"] = (0..<shape.count).map { j in
                let fraction = ((Double(j) + 7.3 * Double(i) + 1) * 0.6180339887498949).truncatingRemainder(
                    dividingBy: 1)
                return primitive.range.lowerBound + (primitive.range.upperBound - primitive.range.lowerBound)
                    * fraction
            }
        }
        return (expressions, values)
    }

    private func check(_ total: Expr, _ operands: [Expr], _ values: [String: [Double]]) {
        let exact = Interpreter(variables: values).values(gradient(of: total, withRespectTo: operands))
        for (i, slopes) in exact.enumerated() {
            #expect(slopes.count == operands[i].shape.count)
            for j in slopes.indices {
                func shifted(_ h: Double) -> Double {
                    var moved = values
                    moved["x\(i)"]?[j] += h
                    return Interpreter(variables: moved).value(total)[0]
                }
                let numeric = (shifted(1e-5) - shifted(-1e-5)) / 2e-5
                let message = "operand \(i), element \(j): \(slopes[j]) instead of \(numeric)"
                #expect(abs(slopes[j] - numeric) <= 1e-6 * max(1, abs(numeric)), "\(message)")
            }
        }
    }
}
