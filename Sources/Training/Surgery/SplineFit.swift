/// The splines that come nearest to some functions at some points:
///
///     coef = argmin Σₙ wₙ·(Σₘ coef_m B_m(xₙ) − yₙ)² + 1e-8·Σₘ coef_m²
///
/// by the normal equations, which are a band of width order, and Cholesky's decomposition. The ridge decides
/// where no point lies.
struct SplineFit {
    private static let ridge = 1e-8

    private let knots: Knots
    private let functions: Int
    /// The lower band of Σ w·B·Bᵀ: row m holds columns m − order … m.
    private var band: [Double]
    /// Σ w·B·y, [terms, functions].
    private var right: [Double]
    private var width: Int { knots.order + 1 }

    init(_ knots: Knots, functions: Int) {
        (self.knots, self.functions) = (knots, functions)
        band = [Double](repeating: 0, count: knots.terms * (knots.order + 1))
        right = [Double](repeating: 0, count: knots.terms * functions)
        for m in 0..<knots.terms { band[m * width + knots.order] = Self.ridge }
    }

    /// Takes a point with the functions' values there.
    mutating func add(_ x: Double, weight: Double = 1, _ values: [Double]) {
        guard values.allSatisfy(\.isFinite), let (first, splines) = knots.splines(at: x) else { return }
        for (i, a) in splines.enumerated() {
            let m = first + i
            for (j, b) in splines.enumerated() where j <= i {
                band[m * width + knots.order - (i - j)] += weight * a * b
            }
            for (f, y) in values.enumerated() { right[m * functions + f] += weight * a * y }
        }
    }

    /// Coefficients function by function, [functions, terms].
    func coefficients() -> [[Double]] {
        let (terms, order) = (knots.terms, knots.order)
        var l = band
        // L·Lᵀ in place: l[m, m − k] lies at m·width + order − k.
        for m in 0..<terms {
            for k in stride(from: min(order, m), through: 0, by: -1) {
                let n = m - k
                var sum = l[m * width + order - k]
                for p in stride(from: max(0, m - order), to: n, by: 1) where n - p <= order {
                    sum -= l[m * width + order - (m - p)] * l[n * width + order - (n - p)]
                }
                // The ridge keeps the diagonal above rounding errors; if they win the term is left out.
                l[m * width + order - k] =
                    k == 0 ? (sum > 0 ? sum.squareRoot() : .infinity) : sum / l[n * width + order]
            }
        }
        return (0..<functions).map { f in
            var x = (0..<terms).map { right[$0 * functions + f] }
            for m in 0..<terms {
                for p in max(0, m - order)..<m { x[m] -= l[m * width + order - (m - p)] * x[p] }
                x[m] /= l[m * width + order]
            }
            for m in (0..<terms).reversed() {
                for p in stride(from: m + 1, through: min(terms - 1, m + order), by: 1) {
                    x[m] -= l[p * width + order - (p - m)] * x[p]
                }
                x[m] /= l[m * width + order]
            }
            return x
        }
    }
}
