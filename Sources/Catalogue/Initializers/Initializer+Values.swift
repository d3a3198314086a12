import ExpressionGraph
import Foundation

// Numbers are made from the generator's bits here, so that they do not change with the standard library.

extension Initializer {
    /// The elements of a tensor, row-major.
    ///
    /// - Precondition: a list of values has as many as the shape.
    public func values(shape: Shape, using generator: inout some RandomNumberGenerator) -> [Double] {
        let count = shape.count
        switch self {
        case .zeros: return [Double](repeating: 0, count: count)
        case .constant(let value): return [Double](repeating: value, count: count)
        case .values(let values):
            precondition(values.count == count, "\(values.count) values for a tensor of shape \(shape)")
            return values
        case .uniform(let range):
            let width = range.upperBound - range.lowerBound
            return (0..<count).map { _ in range.lowerBound + width * generator.unitUniform() }
        case .normal(let mean, let deviation):
            return generator.standardNormals(count).map { mean + deviation * $0 }
        case .symmetric(let bound): return generator.symmetric(bound, count)
        case .xavierUniform(let fanIn, let fanOut, let gain):
            return generator.symmetric(gain * (6 / Double(fanIn + fanOut)).squareRoot(), count)
        case .xavierNormal(let fanIn, let fanOut, let gain):
            return generator.normals(gain * (2 / Double(fanIn + fanOut)).squareRoot(), count)
        case .heUniform(let fanIn, let gain):
            return generator.symmetric(gain * (3 / Double(fanIn)).squareRoot(), count)
        case .heNormal(let fanIn, let gain):
            return generator.normals(gain / Double(fanIn).squareRoot(), count)
        case .lecunUniform(let fanIn): return generator.symmetric((3 / Double(fanIn)).squareRoot(), count)
        case .lecunNormal(let fanIn): return generator.normals(1 / Double(fanIn).squareRoot(), count)
        case .orthogonal(let gain):
            let rows = shape.rank == 0 ? 1 : shape[0]
            return generator.orthonormal(rows: rows, columns: count / rows).map { gain * $0 }
        case .exponential(let mean): return (0..<count).map { _ in -mean * log(1 - generator.unitUniform()) }
        case .spectralRadius(let radius):
            precondition(shape.rank == 2 && shape[0] == shape[1], "the spectral radius of a tensor of shape \(shape)")
            let matrix = generator.standardNormals(count)
            let found = largestEigenvalue(matrix, rows: shape[0])
            return found > 0 ? matrix.map { $0 * (radius / found) } : matrix
        case .scaled(let filling, let factors, let axis):
            precondition(
                factors.count == shape[axis], "\(factors.count) factors for axis \(axis) of \(shape)")
            let stride = shape.strides[axis]
            return filling.values(shape: shape, using: &generator).enumerated().map { position, value in
                value * factors[position / stride % factors.count]
            }
        }
    }
}

extension RandomNumberGenerator {
    /// Uniform on [0, 1): the upper 53 bits, a multiple of 2⁻⁵³.
    mutating func unitUniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func symmetric(_ bound: Double, _ count: Int) -> [Double] {
        (0..<count).map { _ in bound * (2 * unitUniform() - 1) }
    }

    mutating func normals(_ deviation: Double, _ count: Int) -> [Double] {
        standardNormals(count).map { deviation * $0 }
    }

    /// Pairs by Box and Muller 1958; 1 − u is in (0, 1], so the logarithm is finite.
    mutating func standardNormals(_ count: Int) -> [Double] {
        var result: [Double] = []
        result.reserveCapacity(count + 1)
        while result.count < count {
            let radius = (-2 * log(1 - unitUniform())).squareRoot()
            let angle = 2 * Double.pi * unitUniform()
            result.append(radius * cos(angle))
            result.append(radius * sin(angle))
        }
        return Array(result.prefix(count))
    }

    /// A matrix, row-major, whose rows (or columns, if those are fewer) are orthonormal, uniformly
    /// distributed: Gram-Schmidt leaves a positive diagonal in R, as the uniform distribution needs.
    ///
    /// Cost: 4 · longer side · shorter side² operations.
    mutating func orthonormal(rows: Int, columns: Int) -> [Double] {
        let (long, short) = (max(rows, columns), min(rows, columns))
        var vectors: [[Double]] = []
        while vectors.count < short {
            var vector = standardNormals(long)
            let before = norm(vector)
            // Twice is enough: what rounding leaves after the first pass, the second removes.
            for _ in 0..<2 {
                for other in vectors {
                    var dot = 0.0
                    for i in 0..<long { dot += vector[i] * other[i] }
                    for i in 0..<long { vector[i] -= dot * other[i] }
                }
            }
            let length = norm(vector)
            // Almost dependent on the others: its direction would be rounding noise. Draw another.
            guard length > 1e-8 * before else { continue }
            vectors.append(vector.map { $0 / length })
        }
        if rows <= columns { return vectors.flatMap { $0 } }
        return (0..<rows).flatMap { row in vectors.map { $0[row] } }
    }
}

private func norm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }

/// The largest absolute value of a square matrix's eigenvalues, as the limit of ‖Aᵐ‖^(1/m) for m = 2²⁴ (Gelfand 1941): what
/// is left of the norm's factor is below 1e-6 for every matrix whose norm and radius are within a factor of 10⁶.
private func largestEigenvalue(_ matrix: [Double], rows n: Int) -> Double {
    var (power, logarithm, exponent) = (matrix, 0.0, 1.0)
    for _ in 0..<24 {
        let size = norm(power)
        guard size > 0 else { return 0 }
        power = power.map { $0 / size }
        var square = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for k in 0..<n {
                let factor = power[i * n + k]
                for j in 0..<n { square[i * n + j] += factor * power[k * n + j] }
            }
        }
        logarithm += log(size) / exponent
        (power, exponent) = (square, 2 * exponent)
    }
    return exp(logarithm + log(max(norm(power), .leastNormalMagnitude)) / exponent)
}
