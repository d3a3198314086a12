/// A chain of element-by-element steps, run block by block so that what passes between steps stays in the
/// first-level cache.
public struct ElementwiseLoop: Hashable, Sendable {
    public enum Function: UInt8, Hashable, Sendable {
        case negate, reciprocal, absolute, sign, square, squareRoot
        case exp, expm1, log, log1p, sin, cos, tan, arcsin, arctan, tanh, sigmoid, erf, sechSquared, erfc
        case floor, round, copy
        case add, subtract, multiply, divide, power, maximum, minimum, less, lessOrEqual, equal
        /// a·b + c, rounded once.
        case multiplyAdd
        case select

        public var arity: Int {
            switch self {
            case .add, .subtract, .multiply, .divide, .power, .maximum, .minimum, .less, .lessOrEqual, .equal: 2
            case .multiplyAdd, .select: 3
            default: 1
            }
        }
    }

    /// Something read.
    public enum Operand: Hashable, Sendable {
        case constant(Double)
        /// One element for all.
        case scalar(Span)
        /// Element i for position i.
        case full(Span)
        /// The row-major block of `dimensions` read with strides: stretched tensors.
        case pattern(Span, dimensions: [Int], strides: [Int])

        /// Where it lies; `nil` for a constant.
        public var span: Span? {
            switch self {
            case .constant: nil
            case .scalar(let span), .full(let span), .pattern(let span, _, _): span
            }
        }
    }

    /// The value of an operand or of an earlier step.
    public enum Value: Hashable, Sendable {
        case operand(Int)
        case step(Int)
    }

    public struct Step: Hashable, Sendable {
        public let function: Function
        public let arguments: [Value]

        public init(_ function: Function, _ arguments: [Value]) {
            precondition(arguments.count == function.arity, "\(function) of \(arguments.count) values")
            self.function = function
            self.arguments = arguments
        }
    }

    /// A step's value to keep.
    public struct Result: Hashable, Sendable {
        public let step: Int
        public let target: Span

        public init(step: Int, target: Span) {
            self.step = step
            self.target = target
        }
    }

    /// The sum of a step's values over the whole loop, so that nobody need keep them for that.
    public struct Sum: Hashable, Sendable {
        public let step: Int
        /// One element.
        public let target: Span

        public init(step: Int, target: Span) {
            self.step = step
            self.target = target
        }
    }

    public let count: Int
    public let operands: [Operand]
    public let steps: [Step]
    public let results: [Result]
    public let sums: [Sum]

    public init(count: Int, operands: [Operand], steps: [Step], results: [Result], sums: [Sum] = []) {
        self.count = count
        self.operands = operands
        self.steps = steps
        self.results = results
        self.sums = sums
    }
}
