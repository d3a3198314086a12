/// What joins two sums of inputs.
public enum ArithmeticOperation: String, Hashable, Sendable, Codable, CaseIterable {
    case add, subtract, multiply, divide
    /// Of the first sum alone.
    case square, squareRoot
}

/// An arithmetic task with its slices in place.
public struct ArithmeticSlices: Hashable, Sendable {
    /// What joins the two sums.
    public let operation: ArithmeticOperation
    /// The inputs of A.
    public let first: Range<Int>
    /// The inputs of B; of no meaning to operations of A alone.
    public let second: Range<Int>

    var lastInput: Int { max(first.upperBound, second.upperBound) }

    /// The value of the row that begins at a place of row-major inputs.
    func value(_ rows: [Double], from start: Int) -> Double {
        let a = sum(rows, start, first)
        let b = sum(rows, start, second)
        return switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .square: a * a
        case .squareRoot: a.squareRoot()
        }
    }

    private func sum(_ rows: [Double], _ start: Int, _ slice: Range<Int>) -> Double {
        var sum = 0.0
        for column in slice { sum += rows[start + column] }
        return sum
    }
}
