import ExpressionGraph
import Kernels

// The step of a loop that an elementwise operation is.

extension ElementwiseLoop.Function {
    /// `nil` for what is not elementwise.
    init?(_ operation: Operation) {
        switch operation {
        case .unary(let f): self.init(f)
        case .binary(let f): self.init(f)
        case .select: self = .select
        default: return nil
        }
    }

    private init(_ f: Operation.Unary) {
        self =
            switch f {
            case .negate: .negate
            case .reciprocal: .reciprocal
            case .absolute: .absolute
            case .sign: .sign
            case .square: .square
            case .squareRoot: .squareRoot
            case .exp: .exp
            case .expm1: .expm1
            case .log: .log
            case .log1p: .log1p
            case .sin: .sin
            case .cos: .cos
            case .tan: .tan
            case .arcsin: .arcsin
            case .arctan: .arctan
            case .tanh: .tanh
            case .sigmoid: .sigmoid
            case .erf: .erf
            case .sechSquared: .sechSquared
            case .erfc: .erfc
            case .floor: .floor
            case .round: .round
            }
    }

    private init(_ f: Operation.Binary) {
        self =
            switch f {
            case .add: .add
            case .subtract: .subtract
            case .multiply: .multiply
            case .divide: .divide
            case .power: .power
            case .maximum: .maximum
            case .minimum: .minimum
            case .less: .less
            case .lessOrEqual: .lessOrEqual
            case .equal: .equal
            }
    }
}
