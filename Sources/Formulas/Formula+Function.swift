import Foundation

extension Formula {
    /// The functions that may be called.
    public enum Function: String, Hashable, Sendable, CaseIterable {
        case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
        case exp, expm1
        /// Logarithms: natural, of 1 + x, to base 2, to base 10.
        case log, log1p, log2, log10
        case sqrt, abs
        /// -1, 0 or 1.
        case sign
        /// Rounding down, up, and to the nearest, halves away from zero.
        case floor, ceil, round
        /// The least and the greatest of two or more.
        case min, max
        case pow, erf
        /// 1 / (1 + exp(-x)).
        case sigmoid
        /// log(1 + exp(x)).
        case softplus
        case relu
        /// 1 from zero on, 0 before.
        case step
        /// exp(-x^2).
        case gaussian
        /// `where(condition, a, b)`: a where the condition is not 0, else b.
        case `where`
        /// What is left of a division rounded down.
        case mod

        /// How many arguments the function takes.
        public var argumentCounts: ClosedRange<Int> {
            switch self {
            case .min, .max: 2...16
            case .pow, .mod: 2...2
            case .where: 3...3
            default: 1...1
            }
        }

        /// The value for arguments whose count is in `argumentCounts`; nan for any other count.
        public func value(_ arguments: ArraySlice<Double>) -> Double {
            guard argumentCounts.contains(arguments.count) else { return .nan }
            let x = arguments[arguments.startIndex]
            switch self {
            case .sin: return Foundation.sin(x)
            case .cos: return Foundation.cos(x)
            case .tan: return Foundation.tan(x)
            case .asin: return Foundation.asin(x)
            case .acos: return Foundation.acos(x)
            case .atan: return Foundation.atan(x)
            case .sinh: return Foundation.sinh(x)
            case .cosh: return Foundation.cosh(x)
            case .tanh: return Foundation.tanh(x)
            case .exp: return Foundation.exp(x)
            case .expm1: return Foundation.expm1(x)
            case .log: return Foundation.log(x)
            case .log1p: return Foundation.log1p(x)
            case .log2: return Foundation.log2(x)
            case .log10: return Foundation.log10(x)
            case .sqrt: return x.squareRoot()
            case .abs: return Swift.abs(x)
            case .sign: return x > 0 ? 1 : x < 0 ? -1 : x
            case .floor: return x.rounded(.down)
            case .ceil: return x.rounded(.up)
            case .round: return x.rounded(.toNearestOrAwayFromZero)
            case .min: return arguments.reduce(x) { $0.isNaN || $1.isNaN ? .nan : Swift.min($0, $1) }
            case .max: return arguments.reduce(x) { $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1) }
            case .pow: return Foundation.pow(x, arguments[arguments.startIndex + 1])
            case .erf: return Foundation.erf(x)
            // exp of a negative number only: no overflow on either side.
            case .sigmoid:
                return x >= 0 ? 1 / (1 + Foundation.exp(-x)) : Foundation.exp(x) / (1 + Foundation.exp(x))
            // log(1 + e^x) = max(x, 0) + log(1 + e^-|x|): the exponential never overflows.
            case .softplus: return Swift.max(x, 0) + Foundation.log1p(Foundation.exp(-Swift.abs(x)))
            case .relu: return x.isNaN ? x : Swift.max(x, 0)
            case .step: return x.isNaN ? x : x >= 0 ? 1 : 0
            case .gaussian: return Foundation.exp(-x * x)
            case .where:
                return x.isNaN ? x : arguments[arguments.startIndex + (x != 0 ? 1 : 2)]
            case .mod: return Formula.remainder(x, arguments[arguments.startIndex + 1])
            }
        }
    }

    /// x - y * floor(x / y), exact where the division is: in [0, y) for positive y, in (y, 0] for negative.
    static func remainder(_ x: Double, _ y: Double) -> Double {
        let rest = x.truncatingRemainder(dividingBy: y)
        return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest
    }
}
