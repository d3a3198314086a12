import Foundation

// What each scalar operation computes: the plain meaning, used to fold constants and by the interpreter.

extension Operation.Unary {
    /// The function's value in double precision.
    public func value(at x: Double) -> Double {
        switch self {
        case .negate: -x
        case .reciprocal: 1 / x
        case .absolute: Swift.abs(x)
        case .sign: x > 0 ? 1 : x < 0 ? -1 : x
        case .square: x * x
        case .squareRoot: x.squareRoot()
        case .exp: Foundation.exp(x)
        case .expm1: Foundation.expm1(x)
        case .log: Foundation.log(x)
        case .log1p: Foundation.log1p(x)
        case .sin: Foundation.sin(x)
        case .cos: Foundation.cos(x)
        case .tan: Foundation.tan(x)
        case .arcsin: Foundation.asin(x)
        case .arctan: Foundation.atan(x)
        case .tanh: Foundation.tanh(x)
        // Through tanh there is no overflow and no branch: σ(x) = (1 + tanh(x/2)) / 2; for large −x the
        // exponential keeps the digits that the sum would cancel.
        case .sigmoid: x < -1 ? Foundation.exp(x) / (1 + Foundation.exp(x)) : 1 / (1 + Foundation.exp(-x))
        case .erf: Foundation.erf(x)
        case .sechSquared: { e in 4 * e / ((1 + e) * (1 + e)) }(Foundation.exp(-2 * Swift.abs(x)))
        case .erfc: Foundation.erfc(x)
        case .floor: x.rounded(.down)
        case .round: x.rounded(.toNearestOrEven)
        }
    }
}

extension Operation.Binary {
    /// The operation's value in double precision.
    public func value(at a: Double, _ b: Double) -> Double {
        switch self {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .power: Foundation.pow(a, b)
        // A NaN on either side is kept: a maximum that hides NaN would hide where it began.
        case .maximum: a.isNaN || b.isNaN ? .nan : Swift.max(a, b)
        case .minimum: a.isNaN || b.isNaN ? .nan : Swift.min(a, b)
        case .less: a < b ? 1 : 0
        case .lessOrEqual: a <= b ? 1 : 0
        case .equal: a == b ? 1 : 0
        }
    }
}
