/// B-splines by local evaluation: order + 1 splines a point, whatever the number of knots.
///
/// Points are taken in batches of some registers: first their intervals are found, then the splines that are not
/// 0 there are evaluated for whole registers, then they are written or summed. In the interval t_i ≤ x < t_{i+1}
/// those are B_{i−order} to B_i.
///
/// Source: de Boor 1978, A Practical Guide to Splines; Piegl and Tiller 1997, The NURBS Book, algorithm A2.2
struct SplineOperation<T: Element> {
    typealias V = T.Vector

    let count: Int, inputs: Int, knotCount: Int, terms: Int
    let order: Int, derivative: Int
    private let points: UnsafePointer<T>, target: UnsafeMutablePointer<T>
    let knots: UnsafePointer<T>
    private let weights: UnsafePointer<T>?
    private let weightCount: Int
    /// For every point of a batch the first spline that is not 0; `none` where there is no interval.
    private let first: UnsafeMutablePointer<T>
    /// Rows of a batch: 2·order neighbours of the interval; order + 1 values, with order rows of zeros before and
    /// order + 1 after; the point itself.
    let near: UnsafeMutablePointer<T>, values: UnsafeMutablePointer<T>
    private let here: UnsafeMutablePointer<T>
    /// For every input the first knot, the mean distance of knots, and how many of these a unit of x has; repeated
    /// so that a register may begin at any input.
    private let start: UnsafeMutablePointer<T>, spacing: UnsafeMutablePointer<T>, density: UnsafeMutablePointer<T>

    /// Registers worked on together: what was written element by element has reached the cache by the time it is
    /// read as a register.
    static var registers: Int { 4 }
    static var batch: Int { registers * V.scalarCount }
    private static var none: T { -1e6 }

    init(_ s: Instruction.Splines, memory: UnsafeMutablePointer<T>, owned: OwnedMemory) {
        (count, inputs, knotCount, terms) = (s.rows * s.inputs, s.inputs, s.knotCount, s.terms)
        (order, derivative) = (s.order, s.derivative)
        points = UnsafePointer(memory + s.points.offset)
        knots = UnsafePointer(memory + s.knots.offset)
        target = memory + s.target.offset
        weights = s.weights.map { UnsafePointer(memory + $0.offset) }
        weightCount = (s.sharesWeights ? s.inputs : s.rows * s.inputs) * terms
        let batch = Self.batch
        first = owned.allocate(batch, of: T.self)
        near = owned.allocate(2 * s.order * batch, of: T.self)
        values = owned.allocate((3 * s.order + 2) * batch, of: T.self) + s.order * batch
        here = owned.allocate(batch, of: T.self)
        start = owned.allocate(s.inputs + batch, of: T.self)
        spacing = owned.allocate(s.inputs + batch, of: T.self)
        density = owned.allocate(s.inputs + batch, of: T.self)
    }

    @inline(__always)
    func run() {
        // What jumps at a knot needs the knots themselves, to the last bit.
        let isUniform = measureGrids() && order > derivative
        var point = 0
        var input = 0
        // Where the weights of the point at hand stand.
        var row = 0
        while point < count {
            let width = Swift.min(Self.batch, count - point)
            if width == Self.batch {
                for register in 0..<Self.registers {
                    here.store(loadVector(points + (point + register * V.scalarCount)), register)
                }
            } else {
                for lane in 0..<width { here[lane] = points[point + lane] }
            }
            if isUniform {
                for register in 0..<Self.registers {
                    let offset = register * V.scalarCount
                    let place = (input + offset) % inputs
                    let spline = evaluate(
                        register, x: here.vector(register), start: (start + place).vector(0),
                        spacing: (spacing + place).vector(0), density: (density + place).vector(0))
                    first.store(spline, register)
                }
                input = (input + width) % inputs
            } else {
                for lane in 0..<width {
                    locate(here[lane], input, lane)
                    input += 1
                    if input == inputs { input = 0 }
                }
                for register in 0..<Self.registers { evaluate(register, x: here.vector(register)) }
            }
            if let weights {
                row =
                    order == 3
                    ? sumFours(target + point, weights, from: row, width)
                    : sum(target + point, weights, from: row, width)
            } else if order == 3 {
                writeFours(target + point * terms, width)
            } else {
                write(target + point * terms, width)
            }
            point += width
        }
    }

    /// Notes where each input's grid begins and how dense it is: knots move when a grid is fitted anew.
    ///
    /// - Returns: whether all knots are at equal distances, but for rounding.
    @inline(__always)
    private func measureGrids() -> Bool {
        var isUniform = true
        for input in 0..<inputs {
            let row = knots + input * knotCount
            let width = row[knotCount - 1] - row[0]
            let distance = width / T(row: knotCount - 1)
            start[input] = row[0]
            spacing[input] = distance
            density[input] = T(row: knotCount - 1) / width
            var off: T = 0
            for m in 0..<knotCount { off = Swift.max(off, abs(row[m] - (row[0] + T(row: m) * distance))) }
            // A knot may be off by what rounding its value costs, in units of the interval.
            let size = Swift.max(abs(row[0]), abs(row[knotCount - 1]))
            if !(off <= 4 * T.ulpOfOne * Swift.max(size, width)) { isUniform = false }
        }
        for extra in 0..<Self.batch {
            start[inputs + extra] = start[extra % inputs]
            spacing[inputs + extra] = spacing[extra % inputs]
            density[inputs + extra] = density[extra % inputs]
        }
        return isUniform
    }

    /// Finds the interval of a point and notes its neighbours.
    @inline(__always)
    private func locate(_ x: T, _ input: Int, _ lane: Int) {
        let row = knots + input * knotCount
        let batch = Self.batch
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
        first[lane] = T(row: interval - order)
        let start = interval - order + 1
        for a in 0..<2 * order {
            let index = start + a
            // Splines that reach beyond the knots are not written, so any distinct values will do there.
            near[a * batch + lane] =
                index < 0
                ? row[0] + T(row: index)
                : index >= knotCount ? row[knotCount - 1] + T(row: index - knotCount + 1) : row[index]
        }
    }

    /// Where a point's order + 1 values go: within its row from `base` on, taken from `shift` rows further on in the
    /// values, before and after which are zeros. So a point near the ends, or beyond, is like any other.
    @inline(__always)
    private func window(_ lane: Int) -> (base: Int, shift: Int) {
        let start = first[lane].row
        let base = Swift.max(0, Swift.min(start, terms - order - 1))
        return (base, Swift.min(base - start, order + 1))
    }

    /// Splines of a batch, of any order.
    @inline(never)
    private func write(_ rows: UnsafeMutablePointer<T>, _ width: Int) {
        let batch = Self.batch
        var row = rows
        for lane in 0..<width {
            let (base, shift) = window(lane)
            clear(row)
            for r in 0...order { row[base + r] = values[(shift + r) * batch + lane] }
            if here[lane] != here[lane] { spread(here[lane], row) }
            row += terms
        }
    }

    /// Splines of order 3, four a point at once.
    ///
    /// Out of line on purpose, as the sums are: alone the loop keeps everything in registers.
    @inline(never)
    private func writeFours(_ rows: UnsafeMutablePointer<T>, _ width: Int) {
        let (here, terms) = (here, terms)
        var row = rows
        for lane in 0..<width {
            let (base, shift) = window(lane)
            clear(row)
            UnsafeMutableRawPointer(row + base).storeBytes(of: four(lane, shift), as: SIMD4<T>.self)
            if here[lane] != here[lane] { spread(here[lane], row) }
            row += terms
        }
    }

    @inline(__always)
    private func four(_ lane: Int, _ shift: Int) -> SIMD4<T> {
        let batch = Self.batch
        let column = values + (lane + shift * batch)
        return SIMD4(column[0], column[batch], column[2 * batch], column[3 * batch])
    }

    /// A point that is no number must not look like one beyond the grid.
    private func spread(_ x: T, _ row: UnsafeMutablePointer<T>) {
        for m in 0..<terms { row[m] = x }
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
        if m == terms { return }
        if terms >= 8 {
            UnsafeMutableRawPointer(row + (terms - 8)).storeBytes(of: zero, as: SIMD8<T>.self)
        } else {
            while m < terms {
                row[m] = 0
                m += 1
            }
        }
    }

    /// Weighted sums of a batch, for splines of any order; the weights begin at `begin` and go round.
    ///
    /// - Returns: where the weights of the next point begin.
    @inline(never)
    private func sum(
        _ sums: UnsafeMutablePointer<T>, _ weights: UnsafePointer<T>, from begin: Int, _ width: Int
    ) -> Int {
        let batch = Self.batch
        var row = begin
        for lane in 0..<width {
            let (base, shift) = window(lane)
            var total: T = 0
            for r in 0...order {
                total = total.addingProduct(weights[row + base + r], values[(shift + r) * batch + lane])
            }
            sums[lane] = here[lane] == here[lane] ? total : here[lane]
            row += terms
            if row == weightCount { row = 0 }
        }
        return row
    }

    /// The same for splines of order 3.
    @inline(never)
    private func sumFours(
        _ sums: UnsafeMutablePointer<T>, _ weights: UnsafePointer<T>, from begin: Int, _ width: Int
    ) -> Int {
        let (here, terms, weightCount) = (here, terms, weightCount)
        var row = begin
        for lane in 0..<width {
            let (base, shift) = window(lane)
            let products =
                UnsafeRawPointer(weights + (row + base)).loadUnaligned(as: SIMD4<T>.self) * four(lane, shift)
            let pairs = products.lowHalf + products.highHalf
            sums[lane] = here[lane] == here[lane] ? pairs.x + pairs.y : here[lane]
            row += terms
            if row == weightCount { row = 0 }
        }
        return row
    }
}
