/// The innermost loops of the matrix product: one tile of C kept in registers while k runs.
///
/// A tile is `rows` x two (or one) vectors wide. Each step of k loads the vectors of B once and multiplies
/// them with one number of A per row. Eight rows by two vectors are 16 sums: with two fused products a cycle
/// and a latency of four cycles at least eight are needed to keep the machine busy, and 32 registers hold
/// them.

/// The left operand: element (i, p) of A stands at `start[i * rowStride + p * depthStride]`.
struct LeftOperand<T: Element> {
    var start: UnsafePointer<T>
    var rowStride: Int
    var depthStride: Int

    /// The same operand from row `i` and depth `p` on.
    @inline(__always)
    func from(_ i: Int, _ p: Int) -> LeftOperand {
        LeftOperand(
            start: start + (i * rowStride + p * depthStride), rowStride: rowStride, depthStride: depthStride)
    }
}

/// The right operand, a panel of columns: row p begins at `start + p * depthStride` and holds whole vectors.
struct RightPanel<T: Element> {
    var start: UnsafePointer<T>
    var depthStride: Int
}

/// The place in C for a tile: `columns` of it are wanted, in rows `rowStride` apart.
struct TilePlace<T: Element> {
    var start: UnsafeMutablePointer<T>
    var rowStride: Int
    var columns: Int
    var accumulate: Bool
    /// Room for a tile, for those which do not fit C as they are.
    var scratch: UnsafeMutablePointer<T>

    /// Whether all of `vectors` vectors are wanted.
    @inline(__always)
    func isWhole(vectors: Int) -> Bool { columns == vectors * T.Vector.scalarCount }

    /// Stores or adds `rows` rows from `scratch`, where they stand `width` apart.
    ///
    /// Through memory on purpose: vectors handed to a function are passed in pieces.
    @inline(never)
    func takeScratch(rows: Int, width: Int) {
        let lanes = T.Vector.scalarCount
        var source = UnsafePointer(scratch)
        var target = start
        for _ in 0..<rows {
            var offset = 0
            while offset + lanes <= columns {
                let sum = loadVector(source + offset)
                storeVector(
                    accumulate ? loadVector(UnsafePointer(target + offset)) + sum : sum, to: target + offset)
                offset += lanes
            }
            if offset < columns {
                let count = columns - offset
                if accumulate {
                    for lane in 0..<count { target[offset + lane] += source[offset + lane] }
                } else {
                    movePart(
                        from: UnsafeRawPointer(source + offset), to: UnsafeMutableRawPointer(target + offset),
                        bytes: count * MemoryLayout<T>.stride)
                }
            }
            source += width
            target += rowStride
        }
    }
}

/// Four rows of sums, one vector wide.
private struct FourRows<T: Element> {
    var r0 = T.Vector(repeating: 0)
    var r1 = T.Vector(repeating: 0)
    var r2 = T.Vector(repeating: 0)
    var r3 = T.Vector(repeating: 0)

    @inline(__always)
    mutating func add(_ a0: T.Vector, _ a1: T.Vector, _ a2: T.Vector, _ a3: T.Vector, _ b: T.Vector) {
        r0 = r0.addingProduct(a0, b)
        r1 = r1.addingProduct(a1, b)
        r2 = r2.addingProduct(a2, b)
        r3 = r3.addingProduct(a3, b)
    }

    @inline(__always)
    func store(_ p: UnsafeMutablePointer<T>, _ stride: Int) {
        storeVector(r0, to: p)
        storeVector(r1, to: p + stride)
        storeVector(r2, to: p + 2 * stride)
        storeVector(r3, to: p + 3 * stride)
    }

    /// Adds what is in memory to the sums.
    @inline(__always)
    mutating func add(_ p: UnsafePointer<T>, _ stride: Int) {
        r0 += loadVector(p)
        r1 += loadVector(p + stride)
        r2 += loadVector(p + 2 * stride)
        r3 += loadVector(p + 3 * stride)
    }
}

/// The sums of eight rows, two vectors wide.
private struct EightByTwo<T: Element> {
    var topLeft = FourRows<T>()
    var topRight = FourRows<T>()
    var bottomLeft = FourRows<T>()
    var bottomRight = FourRows<T>()

    /// One step of k: a column of A, whose rows stand `r` apart from `top` and `bottom` on, by a row of B.
    @inline(__always)
    mutating func add(_ top: UnsafePointer<T>, _ bottom: UnsafePointer<T>, _ r: Int, _ panel: UnsafePointer<T>) {
        let left = loadVector(panel)
        let right = loadVector(panel + T.Vector.scalarCount)
        let a0 = T.Vector(repeating: top[0])
        let a1 = T.Vector(repeating: top[r])
        let a2 = T.Vector(repeating: top[2 * r])
        let a3 = T.Vector(repeating: top[3 * r])
        topLeft.add(a0, a1, a2, a3, left)
        topRight.add(a0, a1, a2, a3, right)
        let a4 = T.Vector(repeating: bottom[0])
        let a5 = T.Vector(repeating: bottom[r])
        let a6 = T.Vector(repeating: bottom[2 * r])
        let a7 = T.Vector(repeating: bottom[3 * r])
        bottomLeft.add(a4, a5, a6, a7, left)
        bottomRight.add(a4, a5, a6, a7, right)
    }

    /// All steps of k. Four at a time, so that they share the arithmetic of addresses: with it a step of its own
    /// is more instructions than the machine takes in while it multiplies.
    @inline(__always)
    mutating func add(
        _ depth: Int, _ start: UnsafePointer<T>, rowStride r: Int, depthStride: Int,
        _ panel: UnsafePointer<T>, _ panelStride: Int
    ) {
        var top = start, bottom = start + 4 * r, panel = panel
        for _ in 0..<depth / 4 {
            for step in 0..<4 {
                add(top + step * depthStride, bottom + step * depthStride, r, panel + step * panelStride)
            }
            top += 4 * depthStride
            bottom += 4 * depthStride
            panel += 4 * panelStride
        }
        for _ in 0..<depth % 4 {
            add(top, bottom, r, panel)
            top += depthStride
            bottom += depthStride
            panel += panelStride
        }
    }
}

/// Eight rows, two vectors.
@inline(never)
func eightByTwo<T: Element>(_ depth: Int, _ a: LeftOperand<T>, _ b: RightPanel<T>, _ place: TilePlace<T>) {
    let lanes = T.Vector.scalarCount
    var sums = EightByTwo<T>()
    // Strides the compiler knows become part of the instructions: those of rows as they lie, of packed columns, and
    // of columns as they lie, against a packed panel.
    switch (a.rowStride, a.depthStride, b.depthStride) {
    case (let r, 1, 2 * lanes): sums.add(depth, a.start, rowStride: r, depthStride: 1, b.start, 2 * lanes)
    case (1, 8, 2 * lanes): sums.add(depth, a.start, rowStride: 1, depthStride: 8, b.start, 2 * lanes)
    case (1, let d, 2 * lanes): sums.add(depth, a.start, rowStride: 1, depthStride: d, b.start, 2 * lanes)
    case (let r, let d, let panel): sums.add(depth, a.start, rowStride: r, depthStride: d, b.start, panel)
    }
    let isWhole = place.isWhole(vectors: 2)
    let target = isWhole ? place.start : place.scratch
    let stride = isWhole ? place.rowStride : 2 * lanes
    if isWhole, place.accumulate {
        sums.topLeft.add(UnsafePointer(target), stride)
        sums.topRight.add(UnsafePointer(target + lanes), stride)
        sums.bottomLeft.add(UnsafePointer(target + 4 * stride), stride)
        sums.bottomRight.add(UnsafePointer(target + 4 * stride + lanes), stride)
    }
    sums.topLeft.store(target, stride)
    sums.topRight.store(target + lanes, stride)
    sums.bottomLeft.store(target + 4 * stride, stride)
    sums.bottomRight.store(target + 4 * stride + lanes, stride)
    if !isWhole { place.takeScratch(rows: 8, width: 2 * lanes) }
}

/// Eight rows, one vector.
@inline(never)
func eightByOne<T: Element>(_ depth: Int, _ a: LeftOperand<T>, _ b: RightPanel<T>, _ place: TilePlace<T>) {
    var upper = FourRows<T>()
    var lower = FourRows<T>()
    let r = a.rowStride
    var top = a.start
    var bottom = a.start + 4 * r
    var panel = b.start
    for _ in 0..<depth {
        let column = loadVector(panel)
        upper.add(
            T.Vector(repeating: top[0]), T.Vector(repeating: top[r]),
            T.Vector(repeating: top[2 * r]), T.Vector(repeating: top[3 * r]), column)
        lower.add(
            T.Vector(repeating: bottom[0]), T.Vector(repeating: bottom[r]),
            T.Vector(repeating: bottom[2 * r]), T.Vector(repeating: bottom[3 * r]), column)
        top += a.depthStride
        bottom += a.depthStride
        panel += b.depthStride
    }
    let isWhole = place.isWhole(vectors: 1)
    let target = isWhole ? place.start : place.scratch
    let stride = isWhole ? place.rowStride : T.Vector.scalarCount
    if isWhole, place.accumulate {
        upper.add(UnsafePointer(target), stride)
        lower.add(UnsafePointer(target + 4 * stride), stride)
    }
    upper.store(target, stride)
    lower.store(target + 4 * stride, stride)
    if !isWhole { place.takeScratch(rows: 8, width: T.Vector.scalarCount) }
}

/// Four rows, two vectors.
@inline(never)
func fourByTwo<T: Element>(_ depth: Int, _ a: LeftOperand<T>, _ b: RightPanel<T>, _ place: TilePlace<T>) {
    var toLeft = FourRows<T>()
    var toRight = FourRows<T>()
    let r = a.rowStride
    var top = a.start
    var panel = b.start
    for _ in 0..<depth {
        let a0 = T.Vector(repeating: top[0])
        let a1 = T.Vector(repeating: top[r])
        let a2 = T.Vector(repeating: top[2 * r])
        let a3 = T.Vector(repeating: top[3 * r])
        toLeft.add(a0, a1, a2, a3, loadVector(panel))
        toRight.add(a0, a1, a2, a3, loadVector(panel + T.Vector.scalarCount))
        top += a.depthStride
        panel += b.depthStride
    }
    let lanes = T.Vector.scalarCount
    let isWhole = place.isWhole(vectors: 2)
    let target = isWhole ? place.start : place.scratch
    let stride = isWhole ? place.rowStride : 2 * lanes
    if isWhole, place.accumulate {
        toLeft.add(UnsafePointer(target), stride)
        toRight.add(UnsafePointer(target + lanes), stride)
    }
    toLeft.store(target, stride)
    toRight.store(target + lanes, stride)
    if !isWhole { place.takeScratch(rows: 4, width: 2 * lanes) }
}

/// Four rows, one vector.
@inline(never)
func fourByOne<T: Element>(_ depth: Int, _ a: LeftOperand<T>, _ b: RightPanel<T>, _ place: TilePlace<T>) {
    var sums = FourRows<T>()
    let r = a.rowStride
    var top = a.start
    var panel = b.start
    for _ in 0..<depth {
        sums.add(
            T.Vector(repeating: top[0]), T.Vector(repeating: top[r]),
            T.Vector(repeating: top[2 * r]), T.Vector(repeating: top[3 * r]), loadVector(panel))
        top += a.depthStride
        panel += b.depthStride
    }
    let isWhole = place.isWhole(vectors: 1)
    let target = isWhole ? place.start : place.scratch
    let stride = isWhole ? place.rowStride : T.Vector.scalarCount
    if isWhole, place.accumulate {
        sums.add(UnsafePointer(target), stride)
    }
    sums.store(target, stride)
    if !isWhole { place.takeScratch(rows: 4, width: T.Vector.scalarCount) }
}

/// One row, two vectors.
@inline(never)
func oneByTwo<T: Element>(_ depth: Int, _ a: LeftOperand<T>, _ b: RightPanel<T>, _ place: TilePlace<T>) {
    var left = T.Vector(repeating: 0)
    var right = T.Vector(repeating: 0)
    var top = a.start
    var panel = b.start
    for _ in 0..<depth {
        let a0 = T.Vector(repeating: top[0])
        left = left.addingProduct(a0, loadVector(panel))
        right = right.addingProduct(a0, loadVector(panel + T.Vector.scalarCount))
        top += a.depthStride
        panel += b.depthStride
    }
    let lanes = T.Vector.scalarCount
    let isWhole = place.isWhole(vectors: 2)
    let target = isWhole ? place.start : place.scratch
    if isWhole, place.accumulate {
        left += loadVector(UnsafePointer(target))
        right += loadVector(UnsafePointer(target + lanes))
    }
    storeVector(left, to: target)
    storeVector(right, to: target + lanes)
    if !isWhole { place.takeScratch(rows: 1, width: 2 * lanes) }
}

/// One row, one vector.
@inline(never)
func oneByOne<T: Element>(_ depth: Int, _ a: LeftOperand<T>, _ b: RightPanel<T>, _ place: TilePlace<T>) {
    var sum = T.Vector(repeating: 0)
    var top = a.start
    var panel = b.start
    for _ in 0..<depth {
        sum = sum.addingProduct(T.Vector(repeating: top[0]), loadVector(panel))
        top += a.depthStride
        panel += b.depthStride
    }
    let isWhole = place.isWhole(vectors: 1)
    let target = isWhole ? place.start : place.scratch
    if isWhole, place.accumulate {
        sum += loadVector(UnsafePointer(target))
    }
    storeVector(sum, to: target)
    if !isWhole { place.takeScratch(rows: 1, width: T.Vector.scalarCount) }
}
