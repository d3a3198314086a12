/// Products so small that packing would cost more than multiplying: B is read where it lies, row-major [k,
/// n], eight columns at a time, then four, two and one, in vectors of just that width.
@inline(never)
func tinyProduct<T: Element>(
    _ m: Int, _ n: Int, _ k: Int, _ a: LeftOperand<T>, _ b: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>,
    accumulate: Bool
) {
    var j = 0
    while j + 8 <= n {
        columns(of: SIMD8<T>.self, m, n, k, a, b + j, c + j, accumulate: accumulate)
        j += 8
    }
    if j + 4 <= n {
        columns(of: SIMD4<T>.self, m, n, k, a, b + j, c + j, accumulate: accumulate)
        j += 4
    }
    if j + 2 <= n {
        columns(of: SIMD2<T>.self, m, n, k, a, b + j, c + j, accumulate: accumulate)
        j += 2
    }
    if j < n {
        for i in 0..<m {
            var sum: T = 0
            for p in 0..<k {
                sum = sum.addingProduct(a.start[i * a.rowStride + p * a.depthStride], b[p * n + j])
            }
            c[i * n + j] = accumulate ? c[i * n + j] + sum : sum
        }
    }
}

/// One vector's width of columns, all rows: four rows at a time, then one.
@inline(__always)
private func columns<T: Element, Columns: SIMD>(
    of type: Columns.Type, _ m: Int, _ n: Int, _ k: Int, _ a: LeftOperand<T>, _ b: UnsafePointer<T>,
    _ c: UnsafeMutablePointer<T>, accumulate: Bool
) where Columns.Scalar == T {
    let r = a.rowStride
    var top = a.start
    var out = c
    var left = m
    while left >= 4 {
        var s0 = Columns(repeating: 0)
        var s1 = Columns(repeating: 0)
        var s2 = Columns(repeating: 0)
        var s3 = Columns(repeating: 0)
        var row = b
        var factor = top
        for _ in 0..<k {
            let values = UnsafeRawPointer(row).loadUnaligned(as: Columns.self)
            s0 = s0.addingProduct(Columns(repeating: factor[0]), values)
            s1 = s1.addingProduct(Columns(repeating: factor[r]), values)
            s2 = s2.addingProduct(Columns(repeating: factor[2 * r]), values)
            s3 = s3.addingProduct(Columns(repeating: factor[3 * r]), values)
            row += n
            factor += a.depthStride
        }
        put(s0, out, accumulate: accumulate)
        put(s1, out + n, accumulate: accumulate)
        put(s2, out + 2 * n, accumulate: accumulate)
        put(s3, out + 3 * n, accumulate: accumulate)
        top += 4 * r
        out += 4 * n
        left -= 4
    }
    while left > 0 {
        // One row: four sums side by side, so that none waits for the one before.
        var s0 = Columns(repeating: 0)
        var s1 = Columns(repeating: 0)
        var s2 = Columns(repeating: 0)
        var s3 = Columns(repeating: 0)
        var row = UnsafeRawPointer(b)
        let rowBytes = n * MemoryLayout<T>.stride
        var factor = top
        let d = a.depthStride
        var p = 0
        while p + 4 <= k {
            s0 = s0.addingProduct(Columns(repeating: factor[0]), row.loadUnaligned(as: Columns.self))
            s1 = s1.addingProduct(
                Columns(repeating: factor[d]), (row + rowBytes).loadUnaligned(as: Columns.self))
            s2 = s2.addingProduct(
                Columns(repeating: factor[2 * d]), (row + 2 * rowBytes).loadUnaligned(as: Columns.self))
            s3 = s3.addingProduct(
                Columns(repeating: factor[3 * d]), (row + 3 * rowBytes).loadUnaligned(as: Columns.self))
            row += 4 * rowBytes
            factor += 4 * d
            p += 4
        }
        while p < k {
            s0 = s0.addingProduct(Columns(repeating: factor[0]), row.loadUnaligned(as: Columns.self))
            row += rowBytes
            factor += d
            p += 1
        }
        put((s0 + s1) + (s2 + s3), out, accumulate: accumulate)
        top += r
        out += n
        left -= 1
    }
}

@inline(__always)
private func put<T: Element, Columns: SIMD>(
    _ sum: Columns, _ target: UnsafeMutablePointer<T>, accumulate: Bool
) where Columns.Scalar == T {
    let raw = UnsafeMutableRawPointer(target)
    raw.storeBytes(of: accumulate ? raw.loadUnaligned(as: Columns.self) + sum : sum, as: Columns.self)
}
