import Formulas

/// The function behind the data, without noise, in the units of the data.
public enum CleanTarget: Hashable, Sendable {
    /// A formula whose variables are the inputs, in this order. For two classes its value is the label.
    case formula(Formula, variables: [String])
    case arithmetic(ArithmeticSlices)
    /// Curves of one input next to each other.
    case sideBySide([Segment])

    /// A curve moved to another place of the axis.
    public struct Segment: Hashable, Sendable {
        /// Where it is drawn.
        public let interval: Interval
        /// Where the formula is at home.
        public let domain: Interval
        /// Of one variable, in the units of `domain`.
        public let formula: Formula
    }

    /// The value at one point; nan where it has none.
    public func value(at point: [Double]) -> Double {
        values(rows: point, columns: point.count).first ?? .nan
    }

    /// The value of each row of row-major points.
    public func values(rows: [Double], columns: Int) -> [Double] {
        switch self {
        case .formula(let formula, let variables):
            // Names of no column are nan, so a table of another width gives nan and no trap.
            guard columns == variables.count else { return nothing(rows, columns) }
            return formula.compiled(variables: variables).evaluate(rows: rows)
        case .arithmetic(let slices):
            guard columns >= slices.lastInput else { return nothing(rows, columns) }
            return stride(from: 0, through: rows.count - columns, by: columns).map {
                slices.value(rows, from: $0)
            }
        case .sideBySide(let segments):
            let compiled = segments.map { $0.formula.compiled(variables: $0.formula.variables) }
            return rows.map { x in
                // The first that reaches that far; the last also answers for all to its right.
                let index = segments.firstIndex { x < $0.interval.upper } ?? segments.count - 1
                guard index >= 0 else { return .nan }
                let segment = segments[index]
                let fraction = (x - segment.interval.lower) / segment.interval.width
                return compiled[index].evaluate([segment.domain.at(fraction)])
            }
        }
    }

    private func nothing(_ rows: [Double], _ columns: Int) -> [Double] {
        Array(repeating: .nan, count: columns > 0 ? rows.count / columns : 0)
    }
}
