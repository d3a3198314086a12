/// A small symmetric matrix, [N, N] row by row.
struct SymmetricMatrix {
    let size: Int
    private var entries: [Double]

    init(size: Int, _ entries: [Double]) { (self.size, self.entries) = (size, entries) }

    /// Eigenvalues, the largest first, with their directions.
    ///
    /// Source: Jacobi 1846: rotations by the angle that makes the entry p, q vanish, sweep after sweep
    var eigen: [(value: Double, direction: [Double])] {
        var a = entries
        let n = size
        var v = (0..<n * n).map { $0 / n == $0 % n ? 1.0 : 0 }
        for _ in 0..<60 {
            var rest = 0.0
            for p in 0..<n { for q in 0..<n where p != q { rest += a[p * n + q] * a[p * n + q] } }
            guard rest > 1e-30, rest.isFinite else { break }
            for p in 0..<n {
                for q in (p + 1)..<max(p + 1, n) where a[p * n + q] != 0 {
                    let theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q])
                    let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
                    let c = 1 / (t * t + 1).squareRoot(), s = t * c
                    for k in 0..<n {
                        let (x, y) = (a[k * n + p], a[k * n + q])
                        (a[k * n + p], a[k * n + q]) = (c * x - s * y, s * x + c * y)
                    }
                    for k in 0..<n {
                        let (x, y) = (a[p * n + k], a[q * n + k])
                        (a[p * n + k], a[q * n + k]) = (c * x - s * y, s * x + c * y)
                    }
                    for k in 0..<n {
                        let (x, y) = (v[k * n + p], v[k * n + q])
                        (v[k * n + p], v[k * n + q]) = (c * x - s * y, s * x + c * y)
                    }
                }
            }
        }
        return (0..<n).map { j in (a[j * n + j], (0..<n).map { v[$0 * n + j] }) }.sorted { $0.0 > $1.0 }
    }
}
