import Foundation

extension RationalStart {
    /// Coefficients for any degrees: Q is 1 + sx² + (sx²)²/4 + (sx²)³/36 + ... as far as its degree goes, and P
    /// the least-squares fit of P/Q to the function on 121 points of [−3, 3]; s is the best of ten.
    func fitted(numerator: Int, denominator: Int) -> (numerator: [Double], denominator: [Double]) {
        let fits = (denominator < 2 ? [1] : (-4...5).map { exp2(Double($0)) }).map { scale in
            let below = denominators(degree: denominator, scale: scale)
            return (fit: numerators(degree: numerator, over: below), below: below)
        }
        let best = fits.min { $0.fit.error < $1.fit.error } ?? fits[0]  // there is at least one
        return (best.fit.coefficients, best.below)
    }

    private func denominators(degree: Int, scale: Double) -> [Double] {
        var coefficients = [Double](repeating: 0, count: degree)
        var term = 1.0
        for half in stride(from: 1, through: degree / 2, by: 1) {
            term *= scale / Double(half * half)
            coefficients[2 * half - 1] = term
        }
        return coefficients
    }

    private func numerators(degree: Int, over below: [Double]) -> (coefficients: [Double], error: Double) {
        let count = degree + 1
        var normal = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var right = [Double](repeating: 0, count: count)
        var rows: [(row: [Double], value: Double)] = []
        for point in -60...60 {
            let u = Double(point) / 60  // x/3: powers stay at most 1
            let q = 1 + 3 * u * below.reversed().reduce(0) { $0 * 3 * u + $1 }
            rows.append(((0..<count).map { pow(u, Double($0)) / q }, value(at: 3 * u)))
        }
        for (row, value) in rows {
            for i in 0..<count {
                right[i] += row[i] * value
                for j in 0..<count { normal[i][j] += row[i] * row[j] }
            }
        }
        for i in 0..<count { normal[i][i] += 1e-9 }  // high powers are nearly dependent
        let scaled = solved(normal, right)
        let error = rows.reduce(0) { sum, point in
            let difference = zip(point.row, scaled).reduce(-point.value) { $0 + $1.0 * $1.1 }
            return sum + difference * difference
        }
        return (scaled.enumerated().map { $1 / pow(3, Double($0)) }, error)
    }

    /// The function itself.
    func value(at x: Double) -> Double {
        switch self {
        case .leakyReLU: x > 0 ? x : 0.01 * x
        case .leakyReLU10: x > 0 ? x : 0.1 * x
        case .relu: max(x, 0)
        case .tanh: Foundation.tanh(x)
        case .sigmoid: 1 / (1 + exp(-x))
        case .gelu: x * 0.5 * (1 + erf(x * 0.5.squareRoot()))
        case .swish: x / (1 + exp(-x))
        case .identity: x
        }
    }
}

/// The solution of a positive definite system, by elimination; such systems need no pivots.
private func solved(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var (rows, result) = (matrix, right)
    for pivot in rows.indices {
        for row in rows.indices where row > pivot {
            let factor = rows[row][pivot] / rows[pivot][pivot]
            for column in pivot..<rows.count { rows[row][column] -= factor * rows[pivot][column] }
            result[row] -= factor * result[pivot]
        }
    }
    for row in rows.indices.reversed() {
        for column in row + 1..<rows.count { result[row] -= rows[row][column] * result[column] }
        result[row] /= rows[row][row]
    }
    return result
}
