import Foundation

/// The linear memory of a Legendre memory unit: the last `window` steps of a signal as `order` numbers.
///
///     θ·dm/dt = A·m + B·u,   A_ij = (2i + 1)·(−1 if i < j, else (−1)^(i − j + 1)),   B_i = (2i + 1)·(−1)^i
///     u(t − r·θ) ≈ Σ_i P_i(r)·m_i,   P_i(r) = (−1)^i·Σ_j C(i, j)·C(i + j, j)·(−r)^j
public struct LegendreWindow: Sendable {
    /// Numbers it keeps, d.
    public let order: Int
    /// Of one time step: m ← a·m + b·u. [d · d], row-major.
    public let a: [Double]
    /// Of one time step, [d].
    public let b: [Double]

    /// - Parameters:
    ///   - window: θ, in time steps.
    ///   - isHeld: whether the signal is taken as constant over a step, which is exact; else Euler's step.
    public init(order d: Int, window: Double, isHeld: Bool) {
        order = d
        let rate = Self.rate(order: d)
        if !isHeld {
            a = (0..<d * d).map { index -> Double in rate.a[index] / window + (index / d == index % d ? 1 : 0) }
            b = rate.b.map { $0 / window }
            return
        }
        // exp of [[A, B], [0, 0]]/θ is [[A of a step, B of a step], [0, 1]].
        let n = d + 1
        var rates = [Double](repeating: 0, count: n * n)
        for i in 0..<d {
            for j in 0..<d { rates[i * n + j] = rate.a[i * d + j] / window }
            rates[i * n + d] = rate.b[i] / window
        }
        let step = Self.exponential(rates, rows: n)
        a = (0..<d * d).map { step[$0 / d * n + $0 % d] }
        b = (0..<d).map { step[$0 * n + d] }
    }

    /// A, row-major, and B of the differential equation.
    public static func rate(order d: Int) -> (a: [Double], b: [Double]) {
        var a: [Double] = []
        var b: [Double] = []
        for i in 0..<d {
            let weight = Double(2 * i + 1)
            for j in 0..<d { a.append(i < j || (i - j) % 2 == 0 ? -weight : weight) }
            b.append(i % 2 == 0 ? weight : -weight)
        }
        return (a, b)
    }

    /// The factors of m that give back the signal r windows ago, 0 ≤ r ≤ 1: Legendre's polynomials on [0, 1], by their
    /// recursion.
    public func reading(at r: Double) -> [Double] {
        let x = 2 * r - 1
        var values = [1.0, x]
        for i in 1..<max(order, 2) {
            let k = Double(i)
            values.append(((2 * k + 1) * x * values[i] - k * values[i - 1]) / (k + 1))
        }
        return Array(values.prefix(order))
    }

    /// exp of a matrix by scaling and squaring: Taylor's series of A/2ˢ with a norm below ½, whose 20 terms leave less than
    /// 1e-24, squared s times.
    ///
    /// Source: Moler and Van Loan 2003, Nineteen Dubious Ways to Compute the Exponential of a Matrix, method 3
    private static func exponential(_ matrix: [Double], rows n: Int) -> [Double] {
        func product(_ x: [Double], _ y: [Double]) -> [Double] {
            var z = [Double](repeating: 0, count: n * n)
            for i in 0..<n {
                for k in 0..<n { for j in 0..<n { z[i * n + j] += x[i * n + k] * y[k * n + j] } }
            }
            return z
        }
        let largest = (0..<n).map { row in (0..<n).reduce(0) { $0 + abs(matrix[row * n + $1]) } }.max() ?? 0
        let squarings = largest > 0.5 ? Int(log2(largest).rounded(.up)) + 1 : 0
        let scaled = matrix.map { $0 * pow(2, -Double(squarings)) }
        var sum = (0..<n * n).map { $0 / n == $0 % n ? 1.0 : 0.0 }
        var term = sum
        for k in 1...20 {
            term = product(term, scaled).map { $0 / Double(k) }
            for index in sum.indices { sum[index] += term[index] }
        }
        for _ in 0..<squarings { sum = product(sum, sum) }
        return sum
    }
}
