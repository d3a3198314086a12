import ExpressionGraph
import Formulas
import Foundation

extension Formula.Node {
    /// The formula as graph, so that it can be differentiated.
    ///
    /// - Parameter names: what variables and parameters stand for; every name of the formula is among them.
    func expression(_ names: [String: Expr]) -> Expr {
        switch self {
        case .number(let value): .constant(value)
        case .variable(let name): names[name] ?? .constant(.nan)
        case .unary(.negative, let operand): -operand.expression(names)
        case .binary(let operation, let left, let right):
            operation.expression(left.expression(names), right.expression(names))
        case .call(let function, let arguments): function.expression(arguments.map { $0.expression(names) })
        }
    }

    /// How many numbers, names, operators and calls there are.
    var count: Int {
        switch self {
        case .number, .variable: 1
        case .unary(_, let operand): 1 + operand.count
        case .binary(_, let left, let right): 1 + left.count + right.count
        case .call(_, let arguments): arguments.reduce(1) { $0 + $1.count }
        }
    }

    /// All numbers in it.
    var numbers: [Double] {
        switch self {
        case .number(let value): [value]
        case .variable: []
        case .unary(_, let operand): operand.numbers
        case .binary(_, let left, let right): left.numbers + right.numbers
        case .call(_, let arguments): arguments.flatMap(\.numbers)
        }
    }
}

extension Formula.BinaryOperator {
    fileprivate func expression(_ a: Expr, _ b: Expr) -> Expr {
        switch self {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .power: raised(a, b)
        case .remainder: rest(a, b)
        case .less: a .< b
        case .lessOrEqual: a .<= b
        case .greater: a .> b
        case .greaterOrEqual: a .>= b
        }
    }
}

extension Formula.Function {
    fileprivate func expression(_ arguments: [Expr]) -> Expr {
        let x = arguments[0]  // every function has at least one
        switch self {
        case .sin: return ExpressionGraph.sin(x)
        case .cos: return ExpressionGraph.cos(x)
        case .tan: return ExpressionGraph.tan(x)
        case .asin: return ExpressionGraph.asin(x)
        case .acos: return Double.pi / 2 - ExpressionGraph.asin(x)
        case .atan: return ExpressionGraph.atan(x)
        // Near 0 the difference of exponentials would cancel.
        case .sinh: return 0.5 * (ExpressionGraph.expm1(x) - ExpressionGraph.expm1(-x))
        case .cosh: return 0.5 * (ExpressionGraph.exp(x) + ExpressionGraph.exp(-x))
        case .tanh: return ExpressionGraph.tanh(x)
        case .exp: return ExpressionGraph.exp(x)
        case .expm1: return ExpressionGraph.expm1(x)
        case .log: return ExpressionGraph.log(x)
        case .log1p: return ExpressionGraph.log1p(x)
        case .log2: return ExpressionGraph.log(x) * (1 / Foundation.log(2.0))
        case .log10: return ExpressionGraph.log(x) * (1 / Foundation.log(10.0))
        case .sqrt: return ExpressionGraph.sqrt(x)
        case .abs: return ExpressionGraph.abs(x)
        case .sign: return ExpressionGraph.sign(x)
        case .floor: return ExpressionGraph.floor(x)
        case .ceil: return -ExpressionGraph.floor(-x)
        // Halves away from zero.
        case .round: return ExpressionGraph.sign(x) * ExpressionGraph.floor(ExpressionGraph.abs(x) + 0.5)
        case .min: return arguments.dropFirst().reduce(x) { ExpressionGraph.min($0, $1) }
        case .max: return arguments.dropFirst().reduce(x) { ExpressionGraph.max($0, $1) }
        case .pow: return raised(x, arguments[1])
        case .erf: return ExpressionGraph.erf(x)
        case .sigmoid: return ExpressionGraph.sigmoid(x)
        case .softplus: return ExpressionGraph.softplus(x)
        case .relu: return ExpressionGraph.max(x, 0)
        case .step: return x .>= 0.0
        case .gaussian: return ExpressionGraph.exp(-ExpressionGraph.square(x))
        case .where: return select(x, arguments[1], arguments[2])
        case .mod: return rest(x, arguments[1])
        }
    }
}

/// Small whole powers as products: exact for negative bases in every precision.
private func raised(_ base: Expr, _ exponent: Expr) -> Expr {
    guard let value = exponent.constantValue, (1...16).contains(value), value == value.rounded() else {
        return pow(base, exponent)
    }
    var (result, square, rest) = (Expr?.none, base, Int(value))
    while rest > 0 {
        if rest % 2 == 1 { result = result.map { $0 * square } ?? square }
        rest /= 2
        if rest > 0 { square = ExpressionGraph.square(square) }
    }
    return result ?? base
}

/// What is left of a division rounded down.
private func rest(_ a: Expr, _ b: Expr) -> Expr { a - b * ExpressionGraph.floor(a / b) }
