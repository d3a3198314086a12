/// A polynomial of second degree, xᵀ A x + b·x + c, and the kind of border {it is 0} it has.
struct QuadraticForm {
    let inputs: Int
    /// Symmetric, [I, I].
    let a: [Double]
    let b: [Double]
    let c: Double

    /// The places at which such a polynomial must be known to be told: 0, ±eᵢ, eᵢ + eⱼ, row by row.
    static func places(inputs: Int) -> [Double] {
        func row(_ entries: [(Int, Double)]) -> [Double] {
            (0..<inputs).map { index in entries.reduce(0) { $1.0 == index ? $1.1 : $0 } }
        }
        var result = row([])
        for i in 0..<inputs { result += row([(i, 1)]) + row([(i, -1)]) }
        for i in 0..<inputs { for j in 0..<i { result += row([(i, 1), (j, 1)]) } }
        return result
    }

    /// From the values at the places.
    init(inputs: Int, values: [Double]) {
        self.inputs = inputs
        c = values[0]
        var a = [Double](repeating: 0, count: inputs * inputs)
        var b = [Double](repeating: 0, count: inputs)
        for i in 0..<inputs {
            let (up, down) = (values[1 + 2 * i], values[2 + 2 * i])
            b[i] = (up - down) / 2
            a[i * inputs + i] = (up + down) / 2 - values[0]
        }
        var next = 1 + 2 * inputs
        for i in 0..<inputs {
            for j in 0..<i {
                // Both at once, less each alone: 2 Aᵢⱼ
                let both = (values[next] - values[1 + 2 * i] - values[1 + 2 * j] + values[0]) / 2
                a[i * inputs + j] = both
                a[j * inputs + i] = both
                next += 1
            }
        }
        (self.a, self.b) = (a, b)
    }

    var eigen: [(value: Double, direction: [Double])] { SymmetricMatrix(size: inputs, a).eigen }

    /// What is below this is rounding.
    private var hair: Double { 1e-6 * max(a.map(abs).max() ?? 0, b.map(abs).max() ?? 0, abs(c), 1e-30) }

    /// The centre, where A x = −b/2 has one solution in the plane.
    var centre: (x: Double, y: Double)? {
        guard inputs == 2 else { return nil }
        let determinant = a[0] * a[3] - a[1] * a[1]
        guard abs(determinant) > hair * hair else { return nil }
        let (p, q) = (-b[0] / 2, -b[1] / 2)
        return ((p * a[3] - q * a[1]) / determinant, (q * a[0] - p * a[1]) / determinant)
    }

    /// The kind of border in words: a conic in the plane, by the signs of the eigenvalues elsewhere.
    var kind: String {
        let values = eigen.map(\.value)
        let (up, down) = (values.count { $0 > hair }, values.count { $0 < -hair })
        guard up + down > 0 else { return b.contains { abs($0) > hair } ? "linear" : "constant" }
        switch inputs {
        case 1: return roots == 0 ? "no border" : "two points"
        case 2: return planar(up, down)
        default:
            if up + down < inputs { return "flat in \(inputs - up - down) of \(inputs) directions" }
            return up == 0 || down == 0 ? "ellipsoid" : "hyperboloid (\(up) up, \(down) down)"
        }
    }

    /// Real roots of a polynomial of one variable.
    private var roots: Int { b[0] * b[0] - 4 * a[0] * c >= 0 ? 2 : 0 }

    private func planar(_ up: Int, _ down: Int) -> String {
        if let centre {
            // The value at the centre decides whether there is a border at all.
            let value = c + (b[0] * centre.x + b[1] * centre.y) / 2
            if up == 1, down == 1 { return abs(value) <= hair ? "two crossing lines" : "hyperbola" }
            if abs(value) <= hair { return "a point" }
            if (value > 0) == (up == 2) { return up == 2 ? "no border: positive" : "no border: negative" }
            let values = eigen.map { abs($0.value) }
            return (values.max() ?? 1) <= 1.05 * (values.min() ?? 0) ? "circle" : "ellipse"
        }
        // One direction is flat: a slope along it makes a parabola, none makes parallel lines.
        let all = eigen
        guard let flat = all.first(where: { abs($0.value) <= hair }),
            let curved = all.first(where: { abs($0.value) > hair })
        else { return "parabola" }
        let slope = flat.direction[0] * b[0] + flat.direction[1] * b[1]
        if abs(slope) > hair { return "parabola" }
        let along = curved.direction[0] * b[0] + curved.direction[1] * b[1]
        return along * along - 4 * curved.value * c >= 0 ? "two parallel lines" : "no border"
    }

    /// Both solutions in y of A₂₂ y² + (2 A₁₂ x + b₂) y + (A₁₁ x² + b₁ x + c) = 0 along x, of two inputs; gaps where there
    /// is none.
    func branches(over xs: [Double]) -> [[(x: Double, y: Double)]] {
        guard inputs == 2 else { return [] }
        let (a11, a12, a22) = (a[0], a[1], a[3])
        let size = (a + b + [c]).map(abs).max() ?? 0
        var branches: [[(x: Double, y: Double)]] = [[], []]
        for x in xs {
            let linear = 2 * a12 * x + b[1]
            let rest = a11 * x * x + b[0] * x + c
            if abs(a22) <= 1e-9 * size {
                branches[0].append((x, linear == 0 ? .nan : -rest / linear))
                continue
            }
            let discriminant = linear * linear - 4 * a22 * rest
            let root = discriminant < 0 ? Double.nan : discriminant.squareRoot()
            branches[0].append((x, (-linear + root) / (2 * a22)))
            branches[1].append((x, (-linear - root) / (2 * a22)))
        }
        return branches.filter { $0.contains { $0.y.isFinite } }
    }
}
