/// Products with a single row, column or step of depth: every number of the matrix is used once, so nothing is
/// packed.

/// y = x·B, x of length k, B [k, n] row-major: sums of rows of B, eight vectors of y at a time.
@inline(never)
func rowTimesMatrix<T: Element>(
    _ n: Int, _ k: Int, _ x: UnsafePointer<T>, _ b: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>,
    accumulate: Bool
) {
    let lanes = T.Vector.scalarCount
    var j = 0
    while j + 4 * lanes <= n {
        var s0 = T.Vector(repeating: 0)
        var s1 = T.Vector(repeating: 0)
        var s2 = T.Vector(repeating: 0)
        var s3 = T.Vector(repeating: 0)
        var row = b + j
        for p in 0..<k {
            let factor = T.Vector(repeating: x[p])
            s0 = s0.addingProduct(factor, loadVector(row))
            s1 = s1.addingProduct(factor, loadVector(row + lanes))
            s2 = s2.addingProduct(factor, loadVector(row + 2 * lanes))
            s3 = s3.addingProduct(factor, loadVector(row + 3 * lanes))
            row += n
        }
        let target = y + j
        if accumulate {
            s0 += loadVector(UnsafePointer(target))
            s1 += loadVector(UnsafePointer(target + lanes))
            s2 += loadVector(UnsafePointer(target + 2 * lanes))
            s3 += loadVector(UnsafePointer(target + 3 * lanes))
        }
        storeVector(s0, to: target)
        storeVector(s1, to: target + lanes)
        storeVector(s2, to: target + 2 * lanes)
        storeVector(s3, to: target + 3 * lanes)
        j += 4 * lanes
    }
    while j < n {
        let count = min(lanes, n - j)
        var even = T.Vector(repeating: 0)
        var odd = T.Vector(repeating: 0)
        var row = b + j
        var p = 0
        if count == lanes {
            while p + 2 <= k {
                even = even.addingProduct(T.Vector(repeating: x[p]), loadVector(row))
                odd = odd.addingProduct(T.Vector(repeating: x[p + 1]), loadVector(row + n))
                row += 2 * n
                p += 2
            }
        }
        while p < k {
            let values = count == lanes ? loadVector(row) : loadPart(row, count: count)
            even = even.addingProduct(T.Vector(repeating: x[p]), values)
            row += n
            p += 1
        }
        var sum = even + odd
        let target = y + j
        if count == lanes {
            if accumulate { sum += loadVector(UnsafePointer(target)) }
            storeVector(sum, to: target)
        } else {
            if accumulate { sum += loadPart(UnsafePointer(target), count: count) }
            storePart(sum, to: target, count: count)
        }
        j += count
    }
}

/// y[i · stride] = row i of A times x, A [m, k] row-major with k at least a vector: four rows at a time.
@inline(never)
func rowsTimesColumn<T: Element>(
    _ m: Int, _ k: Int, _ a: UnsafePointer<T>, _ x: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>,
    stride: Int, accumulate: Bool, scratch: UnsafeMutablePointer<T>
) {
    let lanes = T.Vector.scalarCount
    // What is left of a row is read as its last whole vector, with zeros against what was counted before.
    let rest = k % lanes
    let tail = scratch + 4 * lanes
    for lane in 0..<lanes { tail[lane] = lane < lanes - rest ? 0 : x[k - lanes + lane] }
    var i = 0
    while i < m {
        // Fewer than four rows are left: those missing repeat the last one, and are not stored.
        let last = m - 1 - i
        let row0 = a + i * k
        let row1 = row0 + min(1, last) * k
        let row2 = row0 + min(2, last) * k
        let row3 = row0 + min(3, last) * k
        var s0 = T.Vector(repeating: 0)
        var s1 = T.Vector(repeating: 0)
        var s2 = T.Vector(repeating: 0)
        var s3 = T.Vector(repeating: 0)
        var p = 0
        while p + lanes <= k {
            let column = loadVector(x + p)
            s0 = s0.addingProduct(column, loadVector(row0 + p))
            s1 = s1.addingProduct(column, loadVector(row1 + p))
            s2 = s2.addingProduct(column, loadVector(row2 + p))
            s3 = s3.addingProduct(column, loadVector(row3 + p))
            p += lanes
        }
        if p < k {
            let column = loadVector(UnsafePointer(tail))
            s0 = s0.addingProduct(column, loadVector(row0 + (k - lanes)))
            s1 = s1.addingProduct(column, loadVector(row1 + (k - lanes)))
            s2 = s2.addingProduct(column, loadVector(row2 + (k - lanes)))
            s3 = s3.addingProduct(column, loadVector(row3 + (k - lanes)))
        }
        storeVector(s0, to: scratch)
        storeVector(s1, to: scratch + lanes)
        storeVector(s2, to: scratch + 2 * lanes)
        storeVector(s3, to: scratch + 3 * lanes)
        putSums(min(4, m - i), scratch, y + i * stride, stride: stride, accumulate: accumulate)
        i += 4
    }
}

/// y[r · stride] = the sum of vector r in memory.
///
/// Out of line and through memory on purpose: in sight of these sums the compiler turns the loop above on its
/// side.
@inline(never)
private func putSums<T: Element>(
    _ count: Int, _ vectors: UnsafePointer<T>, _ y: UnsafeMutablePointer<T>, stride: Int, accumulate: Bool
) {
    var y = y
    var vector = vectors
    for _ in 0..<count {
        let sum = T.sum(loadVector(vector))
        y[0] = accumulate ? y[0] + sum : sum
        y += stride
        vector += T.Vector.scalarCount
    }
}

/// C = x·y', x of length m, y of length n with at least a vector: every number of C is a single product.
@inline(never)
func outerProduct<T: Element>(
    _ m: Int, _ n: Int, _ x: UnsafePointer<T>, _ y: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>, accumulate: Bool
) {
    let lanes = T.Vector.scalarCount
    let rest = n % lanes
    var row = c
    for i in 0..<m {
        let factor = T.Vector(repeating: x[i])
        var j = 0
        while j + lanes <= n {
            let product = factor * loadVector(y + j)
            storeVector(accumulate ? loadVector(UnsafePointer(row + j)) + product : product, to: row + j)
            j += lanes
        }
        if rest > 0 {
            let product = factor * loadPart(y + j, count: rest)
            storePart(
                accumulate ? loadPart(UnsafePointer(row + j), count: rest) + product : product, to: row + j,
                count: rest)
        }
        row += n
    }
}
