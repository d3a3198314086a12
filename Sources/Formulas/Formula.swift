/// A typed formula: its text, its tree, and the names in it.
///
/// Written as in `x*sin(x)`, `y = a*x^2 with a=0.5`, `x < 0`: operators `+ - * / ^ ** %`, comparisons giving
/// 0 or 1, the functions of `Formula.Function`, the constants `pi`, `tau` and `e`. Multiplication is always
/// written.
public struct Formula: Hashable, Sendable {
    /// The text as typed.
    public let source: String
    /// The name left of `=` in `name = expression`, if one was given.
    public let resultName: String?
    /// The tree. Written nesting is at most `nestingLimit` deep, a flat sum at most half of `lengthLimit`.
    public let root: Node
    /// The names without a value, in order of appearance.
    public let variables: [String]
    /// The named values after `with`, in order of appearance.
    public let parameters: [Parameter]

    /// The most characters a formula may have.
    public static let lengthLimit = 2000
    /// How deep parentheses, calls, signs and powers may be nested.
    public static let nestingLimit = 64
    /// Names that stand for numbers.
    public static let constants: [String: Double] = [
        "pi": Double.pi, "π": Double.pi, "tau": 2 * Double.pi, "e": 2.718281828459045,
    ]

    /// A named value of the formula: `a` in `a*x with a=0.5`.
    public struct Parameter: Hashable, Sendable {
        /// As it stands in the formula.
        public let name: String
        /// What the formula's "with" gives it.
        public let value: Double

        public init(name: String, value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// One place of the tree.
    public indirect enum Node: Hashable, Sendable {
        case number(Double)
        /// A variable or a parameter.
        case variable(String)
        case unary(UnaryOperator, Node)
        case binary(BinaryOperator, Node, Node)
        case call(Function, [Node])
    }

    /// Operators with one operand.
    public enum UnaryOperator: Hashable, Sendable, CaseIterable {
        case negative
    }

    /// Operators between two operands; comparisons give 1 or 0.
    public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case power = "^"
        /// What is left of a division rounded down: the sign of the divisor, as in mathematics.
        case remainder = "%"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="

        /// Whether the operator gives 0 or 1.
        public var isComparison: Bool {
            switch self {
            case .less, .lessOrEqual, .greater, .greaterOrEqual: true
            default: false
            }
        }

        /// Higher binds tighter.
        var precedence: Int {
            switch self {
            case .less, .lessOrEqual, .greater, .greaterOrEqual: 1
            case .add, .subtract: 2
            case .multiply, .divide, .remainder: 3
            case .power: 4
            }
        }
    }

    /// Reads a formula.
    ///
    /// - Parameter allowed: the only variables that may occur; nil allows any name
    /// - Throws: the first thing wrong, with its column
    public init(_ text: String, variables allowed: [String]? = nil) throws(FormulaError) {
        var parser = try FormulaParser(text)
        let parsed = try parser.formula(allowed: allowed)
        source = text
        resultName = parsed.resultName
        root = parsed.root
        variables = parsed.variables
        parameters = parsed.parameters
    }

    /// Whether the formula as a whole is a comparison, so that its value is a class rather than a quantity.
    public var isComparison: Bool {
        if case .binary(let operation, _, _) = root { operation.isComparison } else { false }
    }

    /// The value at named values, which also override parameters. A variable without a value counts as nan.
    public func evaluate(_ values: [String: Double]) -> Double {
        let names = variables + parameters.map(\.name)
        let known = variables.map { values[$0] ?? .nan } + parameters.map { values[$0.name] ?? $0.value }
        return compiled(variables: names).evaluate(known)
    }

    /// The value at one number for each of `variables`, in their order; missing ones count as nan.
    ///
    /// Compiles the tree each time: for many rows keep `compiled(variables:)`.
    public func evaluate(variables values: [Double]) -> Double {
        compiled(variables: variables).evaluate(values)
    }
}
