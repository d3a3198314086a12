/// A polynomial of one variable with real coefficients, c₀ + c₁ x + …
struct Polynomial {
    var coefficients: [Double]

    init(_ coefficients: [Double]) { self.coefficients = coefficients }

    /// The polynomial of a degree through values at points that differ: Newton's divided differences, multiplied
    /// out.
    init(through points: [(x: Double, y: Double)]) {
        var differences = points.map(\.y)
        for level in points.indices.dropFirst() {
            for index in stride(from: points.count - 1, through: level, by: -1) {
                differences[index] =
                    (differences[index] - differences[index - 1]) / (points[index].x - points[index - level].x)
            }
        }
        var result: [Double] = []
        for index in points.indices.reversed() {
            // result · (x − xᵢ) + difference
            var next = [Double](repeating: 0, count: result.count + 1)
            for (power, value) in result.enumerated() {
                next[power + 1] += value
                next[power] -= value * points[index].x
            }
            next[0] += differences[index]
            result = next
        }
        coefficients = result
    }

    /// All complex roots, found together; leading coefficients that are 0 but for rounding do not count.
    ///
    /// Source: Durand 1960 and Kerner 1966, the method of Weierstrass: zᵢ ← zᵢ − p(zᵢ) / Πⱼ (zᵢ − zⱼ)
    var roots: [(real: Double, imaginary: Double)] {
        guard coefficients.allSatisfy(\.isFinite) else { return [] }
        let largest = coefficients.map(abs).max() ?? 0
        var kept = coefficients
        while let last = kept.last, abs(last) <= 1e-12 * largest { kept.removeLast() }
        let degree = kept.count - 1
        guard degree >= 1, let lead = kept.last else { return [] }
        let monic = kept.map { $0 / lead }
        // Cauchy's bound on the roots, so that the start is of their size.
        let bound = 1 + (monic.dropLast().map(abs).max() ?? 0)
        let start = Complex(0.4, 0.9)
        var z: [Complex] = []
        var power = Complex(1, 0)
        for _ in 0..<degree {
            z.append(power * Complex(min(bound, 1e3) / 2, 0))
            power = power * start
        }
        for _ in 0..<500 {
            var change = 0.0
            for index in z.indices {
                let value = monic.reversed().reduce(Complex(0, 0)) { $0 * z[index] + Complex($1, 0) }
                let others = z.indices.reduce(Complex(1, 0)) { $1 == index ? $0 : $0 * (z[index] - z[$1]) }
                guard others.squaredLength > 0 else { continue }
                let step = value / others
                z[index] = z[index] - step
                change = max(change, step.squaredLength)
            }
            if change < 1e-28 { break }
        }
        return z.map { root in
            // A pair that differs from a real root by rounding alone is one.
            let isReal = abs(root.im) <= 1e-6 * max(1, abs(root.re))
            return (root.re, isReal ? 0 : root.im)
        }
    }
}

private struct Complex {
    var re: Double
    var im: Double

    init(_ re: Double, _ im: Double) { (self.re, self.im) = (re, im) }

    var squaredLength: Double { re * re + im * im }

    static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
    static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
    static func * (a: Complex, b: Complex) -> Complex {
        Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
    }
    static func / (a: Complex, b: Complex) -> Complex {
        let length = b.squaredLength
        return Complex((a.re * b.re + a.im * b.im) / length, (a.im * b.re - a.re * b.im) / length)
    }
}
