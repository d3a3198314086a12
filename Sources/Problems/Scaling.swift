/// What was done to the columns of a table: scaled = (value - mean) / deviation, column by column.
public struct Scaling: Hashable, Sendable {
    /// Of each column, in the units of the data.
    public let means: [Double]
    /// Of each column, in the units of the data; 1 where the column is constant.
    public let deviations: [Double]

    /// Leaves the columns as they are.
    public static func identity(columns: Int) -> Scaling {
        Scaling(
            means: Array(repeating: 0, count: columns), deviations: Array(repeating: 1, count: columns))
    }

    init(means: [Double], deviations: [Double]) {
        self.means = means
        self.deviations = deviations
    }

    /// Mean and deviation of each column of row-major values. A constant column keeps deviation 1.
    ///
    /// - Parameter kept: columns left as they are, such as the 0 and 1 of a category
    init(measuring values: [Double], columns: Int, keeping kept: Set<Int> = []) {
        let rows = values.count / max(1, columns)
        var means = [Double](repeating: 0, count: columns)
        var deviations = [Double](repeating: 1, count: columns)
        for column in 0..<columns where !kept.contains(column) && rows > 0 {
            // Mean first, squares of the differences second: no cancellation for numbers far from zero.
            var sum = 0.0
            for row in 0..<rows { sum += values[row * columns + column] }
            let mean = sum / Double(rows)
            var squares = 0.0
            for row in 0..<rows {
                let difference = values[row * columns + column] - mean
                squares += difference * difference
            }
            let deviation = (squares / Double(rows)).squareRoot()
            means[column] = mean
            // Below this the differences are only rounding of the mean.
            if deviation > 1e-12 * max(1e-100, abs(mean)) { deviations[column] = deviation }
        }
        self.init(means: means, deviations: deviations)
    }

    /// Whether scaled values are those of the data.
    public var isIdentity: Bool { means.allSatisfy { $0 == 0 } && deviations.allSatisfy { $0 == 1 } }

    /// A value of the data as it stands in a table.
    public func scaled(_ value: Double, column: Int) -> Double {
        (value - means[column]) / deviations[column]
    }

    /// A value of a table, back in the units of the data.
    public func unscaled(_ value: Double, column: Int) -> Double {
        value * deviations[column] + means[column]
    }

    /// Row-major values of as many columns.
    public func scaled(_ values: [Double]) -> [Double] {
        values.indices.map { scaled(values[$0], column: $0 % means.count) }
    }

    /// Row-major values of as many columns, back in the units of the data.
    public func unscaled(_ values: [Double]) -> [Double] {
        values.indices.map { unscaled(values[$0], column: $0 % means.count) }
    }
}

/// Which columns are brought to mean 0 and deviation 1, measured on the training rows only.
public enum ScalingRule: String, Hashable, Sendable, Codable, CaseIterable {
    case none
    case inputs
    /// Targets too, where they are quantities; classes are never scaled.
    case inputsAndTargets
}
