/// B-splines by local evaluation: a register of points at a time, order + 1 splines a point.
///
/// In the interval t_i ≤ x < t_{i+1} the splines that are not 0 are B_{i−order} to B_i. With
/// N_r = B_{i−d+r} of degree d, and the interval's neighbours near_a = t_{i−order+1+a}, the recursion reads
///
///     q_r = N_r / (near_{order+r} − near_{order+r−d})
///     N_r ← (near_{order+r} − x) q_r + (x − near_{order+r−1−d}) q_{r−1}        one degree up
///     N_r ← d (q_{r−1} − q_r)                                                  one degree up, differentiated
///
/// No denominator is 0: each spans the interval. At the ends of the grid neighbours are missing; splines that
/// would reach there are not written, so any distinct values will do.
///
/// Source: de Boor 1978, A Practical Guide to Splines; Piegl and Tiller 1997, The NURBS Book, algorithm A2.2
struct SplineOperation<T: Element> {
    typealias V = T.Vector

    private let count: Int, inputs: Int, knotCount: Int, terms: Int
    private let order: Int, derivative: Int
    private let points: UnsafePointer<T>, knots: UnsafePointer<T>, target: UnsafeMutablePointer<T>
    private let weights: UnsafePointer<T>?
    private let weightPeriod: Int
    /// For every point of a batch the first spline that is not 0, or `Self.none`.
    private let first: UnsafeMutablePointer<Int>
    /// Rows of a batch: 2·order neighbours, then order + 1 values, then the point itself.
    private let near: UnsafeMutablePointer<T>, values: UnsafeMutablePointer<T>, here: UnsafeMutablePointer<T>
    /// For every input the mean number of intervals in a unit of x: where to look first.
    private let density: UnsafeMutablePointer<T>

    private static var none: Int { Int.min }
    /// Registers worked on together: what was written element by element has reached the cache by the time it is
    /// read as a register.
    private static var registers: Int { 4 }
    private static var batch: Int { registers * V.scalarCount }

    init(_ s: Instruction.Splines, memory: UnsafeMutablePointer<T>, owned: OwnedMemory) {
        (count, inputs, knotCount, terms) = (s.rows * s.inputs, s.inputs, s.knotCount, s.terms)
        (order, derivative) = (s.order, s.derivative)
        points = UnsafePointer(memory + s.points.offset)
        knots = UnsafePointer(memory + s.knots.offset)
        target = memory + s.target.offset
        weights = s.weights.map { UnsafePointer(memory + $0.offset) }
        weightPeriod = s.sharesWeights ? s.inputs : s.rows * s.inputs
        let batch = Self.batch
        first = owned.allocate(batch, of: Int.self)
        let rows = owned.allocate((3 * s.order + 2) * batch, of: T.self)
        near = rows
        values = rows + 2 * s.order * batch
        here = rows + (3 * s.order + 1) * batch
        density = owned.allocate(s.inputs, of: T.self)
    }

    @inline(__always)
    func run() {
        // Knots move when a grid is fitted anew.
        for input in 0..<inputs {
            let row = knots + input * knotCount
            density[input] = T(row: knotCount - 1) / (row[knotCount - 1] - row[0])
        }
        var point = 0
        var input = 0
        while point < count {
            let width = Swift.min(Self.batch, count - point)
            for lane in 0..<width {
                locate(points[point + lane], input, lane)
                input += 1
                if input == inputs { input = 0 }
            }
            for register in 0..<Self.registers { evaluate(register) }
            if let weights {
                for lane in 0..<width { target[point + lane] = sum(weights, point + lane, lane) }
            } else {
                for lane in 0..<width { write(target + (point + lane) * terms, lane) }
            }
            point += width
        }
    }

    /// Finds the interval of a point and notes its neighbours.
    @inline(__always)
    private func locate(_ x: T, _ input: Int, _ lane: Int) {
        let row = knots + input * knotCount
        let batch = Self.batch
        here[lane] = x
        guard x >= row[0], x < row[knotCount - 1] else {
            first[lane] = Self.none
            return
        }
        var interval = Swift.min(((x - row[0]) * density[input]).row, knotCount - 2)
        if !(row[interval] <= x && x < row[interval + 1]) {
            // Between these two the point lies.
            var (low, high) = row[interval] <= x ? (interval, knotCount - 1) : (0, interval)
            while high - low > 1 {
                let middle = (low + high) / 2
                if row[middle] <= x { low = middle } else { high = middle }
            }
            interval = low
        }
        first[lane] = interval - order
        let start = interval - order + 1
        if start >= 0, start + 2 * order <= knotCount {
            for a in 0..<2 * order { near[a * batch + lane] = row[start + a] }
        } else {
            for a in 0..<2 * order {
                let index = start + a
                near[a * batch + lane] =
                    index < 0
                    ? row[0] + T(row: index)
                    : index >= knotCount ? row[knotCount - 1] + T(row: index - knotCount + 1) : row[index]
            }
        }
    }

    /// The values of the splines that are not 0 at the points of one register.
    @inline(__always)
    private func evaluate(_ register: Int) {
        let batch = Self.registers
        let x = here.vector(register)
        values.store(V(repeating: 1), register)
        var degree = 1
        while degree <= order - derivative {
            var below = V(repeating: 0)
            for r in 0..<degree {
                let right = near.vector((order + r) * batch + register)
                let left = near.vector((order + r - degree) * batch + register)
                let quotient = values.vector(r * batch + register) / (right - left)
                values.store(below.addingProduct(right - x, quotient), r * batch + register)
                below = (x - left) * quotient
            }
            values.store(below, degree * batch + register)
            degree += 1
        }
        while degree <= order {
            var below = V(repeating: 0)
            let factor = V(repeating: T(row: degree))
            for r in 0..<degree {
                let right = near.vector((order + r) * batch + register)
                let left = near.vector((order + r - degree) * batch + register)
                let quotient = values.vector(r * batch + register) / (right - left)
                values.store((below - quotient) * factor, r * batch + register)
                below = quotient
            }
            values.store(below * factor, degree * batch + register)
            degree += 1
        }
    }

    @inline(__always)
    private func write(_ row: UnsafeMutablePointer<T>, _ lane: Int) {
        let batch = Self.batch
        let start = first[lane]
        if start == Self.none {
            // A point that is no number is in no interval, and must not look like one beyond the grid.
            let value = here[lane] == here[lane] ? 0 : here[lane]
            for m in 0..<terms { row[m] = value }
            return
        }
        clear(row)
        if start >= 0, start + order < terms {
            for r in 0...order { row[start + r] = values[r * batch + lane] }
        } else {
            for r in 0...order where start + r >= 0 && start + r < terms { row[start + r] = values[r * batch + lane] }
        }
    }

    /// Zeroes in eights; the last eight may overlap those before. (A library call costs more than a short row.)
    @inline(__always)
    private func clear(_ row: UnsafeMutablePointer<T>) {
        let zero = SIMD8<T>(repeating: 0)
        var m = 0
        while m + 8 <= terms {
            UnsafeMutableRawPointer(row + m).storeBytes(of: zero, as: SIMD8<T>.self)
            m += 8
        }
        if terms >= 8 {
            UnsafeMutableRawPointer(row + (terms - 8)).storeBytes(of: zero, as: SIMD8<T>.self)
        } else {
            while m < terms {
                row[m] = 0
                m += 1
            }
        }
    }

    @inline(__always)
    private func sum(_ weights: UnsafePointer<T>, _ point: Int, _ lane: Int) -> T {
        let batch = Self.batch
        let start = first[lane]
        if start == Self.none { return here[lane] == here[lane] ? 0 : here[lane] }
        let row = weights + point % weightPeriod * terms
        var total: T = 0
        for r in 0...order where start + r >= 0 && start + r < terms {
            total = total.addingProduct(row[start + r], values[r * batch + lane])
        }
        return total
    }
}
