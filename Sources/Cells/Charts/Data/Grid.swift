/// Numbers in rows and columns. Row 0 is the upper one: for a function of x and y the row of the largest y.
public struct Grid: Hashable, Sendable {
    /// Columns.
    public let width: Int
    /// Rows, the first at the top.
    public let height: Int
    /// [height, width], row after row.
    public let values: [Double]

    /// Missing values are NaN and surplus ones are left out.
    public init(width: Int, height: Int, values: [Double]) {
        self.width = max(0, min(width, 1 << 16))
        self.height = max(0, min(height, 1 << 16))
        let count = self.width * self.height
        self.values =
            values.count == count
            ? values
            : Array(values.prefix(count)) + Array(repeating: .nan, count: max(0, count - values.count))
    }

    /// Rows of the same length as the first; others are cut or filled with NaN.
    public init(rows: [[Double]]) {
        let width = rows.first?.count ?? 0
        self.init(
            width: width, height: rows.count,
            values: rows.flatMap {
                $0.prefix(width) + Array(repeating: .nan, count: max(0, width - $0.count))
            }
        )
    }

    /// The values of a function at the centres of the grid's cells.
    public init(
        width: Int, height: Int, x: ClosedRange<Double>, y: ClosedRange<Double>,
        of function: (Double, Double) -> Double
    ) {
        let columns = Domain(x.lowerBound, x.upperBound)
        let rows = Domain(y.lowerBound, y.upperBound)
        var values: [Double] = []
        for row in 0..<max(0, height) {
            let yValue = rows.value(at: 1 - (Double(row) + 0.5) / Double(height))
            for column in 0..<max(0, width) {
                values.append(function(columns.value(at: (Double(column) + 0.5) / Double(width)), yValue))
            }
        }
        self.init(width: width, height: height, values: values)
    }

    /// Whether it has no rows or no columns.
    public var isEmpty: Bool { values.isEmpty }

    /// NaN outside the grid.
    public subscript(x: Int, y: Int) -> Double {
        x >= 0 && y >= 0 && x < width && y < height ? values[y * width + x] : .nan
    }

    /// Smallest and largest finite value; `nil` when there is none.
    public var range: ClosedRange<Double>? {
        var lower = Double.infinity
        var upper = -Double.infinity
        for value in values where value.isFinite {
            lower = min(lower, value)
            upper = max(upper, value)
        }
        return lower <= upper ? lower...upper : nil
    }
}
