/// A chain of element-by-element steps, run block by block so that what passes between steps stays in the
/// first-level cache.
public struct ElementwiseLoop: Hashable, Sendable {
    /// What a step does with one element of each argument.
    public enum Function: UInt8, Hashable, Sendable {
        case negate, reciprocal, absolute, sign, square, squareRoot
        case exp, expm1, log, log1p, sin, cos, tan, arcsin, arctan, tanh, sigmoid, erf, sechSquared, erfc
        case floor, round, copy
        case add, subtract, multiply, divide, power, maximum, minimum, less, lessOrEqual, equal
        /// a·b + c, rounded once.
        case multiplyAdd
        case select

        /// How many arguments a step has.
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
        /// The number of an operand.
        case operand(Int)
        /// The number of a step before.
        case step(Int)
    }

    /// One function over all elements.
    public struct Step: Hashable, Sendable {
        /// What is done.
        public let function: Function
        /// What it is done with: as many as the function's arity.
        public let arguments: [Value]

        /// - Precondition: as many arguments as the function takes.
        public init(_ function: Function, _ arguments: [Value]) {
            precondition(arguments.count == function.arity, "\(function) of \(arguments.count) values")
            self.function = function
            self.arguments = arguments
        }
    }

    /// A step's value to keep.
    public struct Result: Hashable, Sendable {
        /// The step's number.
        public let step: Int
        /// As many elements as the loop has, from a whole register on.
        public let target: Span

        /// The step's value, kept at a place.
        public init(step: Int, target: Span) {
            self.step = step
            self.target = target
        }
    }

    /// The sum of a step's values over the whole loop, so that nobody need keep them for that.
    public struct Sum: Hashable, Sendable {
        /// The step's number.
        public let step: Int
        /// One element.
        public let target: Span

        /// The sum of the step's values, kept at a place.
        public init(step: Int, target: Span) {
            self.step = step
            self.target = target
        }
    }

    /// Elements of every tensor that passes.
    public let count: Int
    /// What the steps read, each once.
    public let operands: [Operand]
    /// In order: a step reads only steps before it.
    public let steps: [Step]
    /// What is kept.
    public let results: [Result]
    /// What is kept summed.
    public let sums: [Sum]

    /// A loop as it stands; a machine checks it when it is made.
    public init(count: Int, operands: [Operand], steps: [Step], results: [Result], sums: [Sum] = []) {
        self.count = count
        self.operands = operands
        self.steps = steps
        self.results = results
        self.sums = sums
    }
}
