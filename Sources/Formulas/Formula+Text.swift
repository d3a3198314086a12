extension Formula.Node: CustomStringConvertible {
    /// The tree as text that reads back to the same tree, with as few parentheses as that needs.
    public var description: String { text(atLeast: 0) }

    private func text(atLeast minimum: Int) -> String {
        switch self {
        case .number(let value):
            // A negative number cannot be typed: it reads back as a sign and a number, so it needs its own.
            return value < 0 ? "(\(Self.text(value)))" : Self.text(value)
        case .variable(let name): return name
        case .unary(.negative, let operand):
            let power = Formula.BinaryOperator.power.precedence
            let text = "-" + operand.text(atLeast: power)
            return minimum > 0 ? "(\(text))" : text
        case .binary(let operation, let left, let right):
            let own = operation.precedence
            // Powers group to the right, comparisons not at all, the rest to the left.
            let leftMinimum = operation == .power || operation.isComparison ? own + 1 : own
            let rightMinimum = operation == .power ? own : own + 1
            let sign = operation == .power ? "^" : " \(operation.rawValue) "
            let text = left.text(atLeast: leftMinimum) + sign + right.text(atLeast: rightMinimum)
            return own < minimum ? "(\(text))" : text
        case .call(let function, let arguments):
            return "\(function.rawValue)(\(arguments.map { $0.text(atLeast: 0) }.joined(separator: ", ")))"
        }
    }

    private static func text(_ value: Double) -> String {
        guard value == value.rounded(), abs(value) < 1e15 else { return "\(value)" }
        return "\(Int(value))"
    }
}
