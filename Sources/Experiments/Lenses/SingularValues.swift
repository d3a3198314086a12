import Catalogue

/// Singular values by one-sided Jacobi rotations, which keep the small ones to full relative precision.
public enum SingularValues {
    /// Sweeps after which rotations are given up; a dozen are enough for any matrix of a few hundred columns.
    private static let sweeps = 40

    /// Largest first, as many as the smaller side; all not a number where an element is not finite.
    ///
    /// Cost: O(sweeps · rows · columns²) for the smaller side as columns.
    public static func of(_ matrix: WatchedValues.Matrix) -> [Double] {
        // Rotations are of the smaller side.
        let isTall = matrix.rows >= matrix.columns
        var columns = isTall ? (0..<matrix.columns).map(matrix.column) : (0..<matrix.rows).map(matrix.row)
        guard matrix.values.allSatisfy(\.isFinite) else {
            return [Double](repeating: .nan, count: columns.count)
        }
        for _ in 0..<sweeps where !rotatesAll(&columns) { break }
        return columns.map { dot($0, $0).squareRoot() }.sorted(by: >)
    }

    /// Makes every pair of columns orthogonal once; `false` where all were already.
    private static func rotatesAll(_ columns: inout [[Double]]) -> Bool {
        var hasRotated = false
        for p in columns.indices {
            for q in columns.indices where q > p {
                let (a, b, c) = (
                    dot(columns[p], columns[p]), dot(columns[q], columns[q]), dot(columns[p], columns[q])
                )
                guard abs(c) > 1e-15 * (a * b).squareRoot(), c != 0 else { continue }
                hasRotated = true
                // tan of the angle that makes the two orthogonal: t² + 2ζt − 1 = 0, its smaller root.
                let zeta = (b - a) / (2 * c)
                let t = (zeta < 0 ? -1 : 1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
                let cosine = 1 / (1 + t * t).squareRoot()
                let sine = cosine * t
                for row in columns[p].indices {
                    let (x, y) = (columns[p][row], columns[q][row])
                    columns[p][row] = cosine * x - sine * y
                    columns[q][row] = sine * x + cosine * y
                }
            }
        }
        return hasRotated
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for index in a.indices { sum += a[index] * b[index] }
        return sum
    }
}

extension WatchedValues.Matrix {
    /// The values of one row.
    func row(_ index: Int) -> [Double] { Array(values[index * columns..<(index + 1) * columns]) }

    /// Each column less its mean.
    public var centred: WatchedValues.Matrix {
        var values = values
        for column in 0..<columns {
            let mean = self.column(column).reduce(0, +) / Double(max(1, rows))
            for row in 0..<rows { values[row * columns + column] -= mean }
        }
        return WatchedValues.Matrix(title: title, rows: rows, columns: columns, values: values)
    }
}
