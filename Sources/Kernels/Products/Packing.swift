/// Moving matrix elements into the order the tiles read them, and vectors in and out of memory.

/// A vector from any address.
@inline(__always)
func loadVector<T: Element>(_ p: UnsafePointer<T>) -> T.Vector {
    UnsafeRawPointer(p).loadUnaligned(as: T.Vector.self)
}

/// A vector to any address.
@inline(__always)
func storeVector<T: Element>(_ x: T.Vector, to p: UnsafeMutablePointer<T>) {
    UnsafeMutableRawPointer(p).storeBytes(of: x, as: T.Vector.self)
}

/// The first `count` lanes from memory, the others 0; touches nothing behind them. `count` is below a
/// vector's.
@inline(__always)
func loadPart<T: Element>(_ p: UnsafePointer<T>, count: Int) -> T.Vector {
    var x = T.Vector(repeating: 0)
    withUnsafeMutableBytes(of: &x) { lanes in
        // A vector is 64 bytes and `count` lanes fit in it.
        movePart(from: UnsafeRawPointer(p), to: lanes.baseAddress!, bytes: count * MemoryLayout<T>.stride)
    }
    return x
}

/// The first `count` lanes to memory; touches nothing behind them. `count` is below a vector's.
@inline(__always)
func storePart<T: Element>(_ x: T.Vector, to p: UnsafeMutablePointer<T>, count: Int) {
    withUnsafeBytes(of: x) { lanes in
        // As above.
        movePart(
            from: lanes.baseAddress!, to: UnsafeMutableRawPointer(p), bytes: count * MemoryLayout<T>.stride)
    }
}

/// Copies fewer than 64 bytes, a multiple of four, in pieces of 32, 16, 8 and 4.
@inline(__always)
func movePart(from source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, bytes: Int) {
    var done = 0
    if bytes & 32 != 0 {
        target.storeBytes(of: source.loadUnaligned(as: SIMD4<UInt64>.self), as: SIMD4<UInt64>.self)
        done = 32
    }
    if bytes & 16 != 0 {
        (target + done).storeBytes(
            of: (source + done).loadUnaligned(as: SIMD2<UInt64>.self), as: SIMD2<UInt64>.self)
        done += 16
    }
    if bytes & 8 != 0 {
        (target + done).storeBytes(of: (source + done).loadUnaligned(as: UInt64.self), as: UInt64.self)
        done += 8
    }
    if bytes & 4 != 0 {
        (target + done).storeBytes(of: (source + done).loadUnaligned(as: UInt32.self), as: UInt32.self)
    }
}

/// Packs columns `first ..< first + width` of B, rows `from ..< from + depth`, row after row, each padded
/// with zeros to `padded` (whole vectors). B is row-major with rows `stride` apart.
@inline(never)
func packRows<T: Element>(
    _ b: UnsafePointer<T>, stride: Int, depth: Int, width: Int, padded: Int,
    to target: UnsafeMutablePointer<T>
) {
    let lanes = T.Vector.scalarCount
    var source = b
    var row = target
    for _ in 0..<depth {
        var column = 0
        while column + lanes <= width {
            storeVector(loadVector(source + column), to: row + column)
            column += lanes
        }
        if column < width {
            storeVector(T.Vector(repeating: 0), to: row + column)
            movePart(
                from: UnsafeRawPointer(source + column), to: UnsafeMutableRawPointer(row + column),
                bytes: (width - column) * MemoryLayout<T>.stride)
            column += lanes
        }
        source += stride
        row += padded
    }
}

/// Packs the transpose: element (p, j) of the result comes from `b[j * stride + p]`; rows padded with zeros.
@inline(never)
func packTransposed<T: Element>(
    _ b: UnsafePointer<T>, stride: Int, depth: Int, width: Int, padded: Int,
    to target: UnsafeMutablePointer<T>
) {
    var j = 0
    while j + 4 <= width {
        let source = b + j * stride
        var p = 0
        while p + 4 <= depth {
            transposeFour(source + p, stride: stride, to: target + (p * padded + j), stride: padded)
            p += 4
        }
        while p < depth {
            for column in 0..<4 { target[p * padded + j + column] = source[column * stride + p] }
            p += 1
        }
        j += 4
    }
    while j < width {
        for p in 0..<depth { target[p * padded + j] = b[j * stride + p] }
        j += 1
    }
    if width < padded {
        for p in 0..<depth {
            for column in width..<padded { target[p * padded + column] = 0 }
        }
    }
}

/// A block of four by four, rows to columns.
@inline(__always)
private func transposeFour<T: Element>(
    _ source: UnsafePointer<T>, stride: Int, to target: UnsafeMutablePointer<T>, stride targetStride: Int
) {
    let raw = UnsafeRawPointer(source)
    let step = stride * MemoryLayout<T>.stride
    let a = raw.loadUnaligned(as: SIMD4<T>.self)
    let b = (raw + step).loadUnaligned(as: SIMD4<T>.self)
    let c = (raw + 2 * step).loadUnaligned(as: SIMD4<T>.self)
    let d = (raw + 3 * step).loadUnaligned(as: SIMD4<T>.self)
    let out = UnsafeMutableRawPointer(target)
    let outStep = targetStride * MemoryLayout<T>.stride
    out.storeBytes(of: SIMD4(a.x, b.x, c.x, d.x), as: SIMD4<T>.self)
    (out + outStep).storeBytes(of: SIMD4(a.y, b.y, c.y, d.y), as: SIMD4<T>.self)
    (out + 2 * outStep).storeBytes(of: SIMD4(a.z, b.z, c.z, d.z), as: SIMD4<T>.self)
    (out + 3 * outStep).storeBytes(of: SIMD4(a.w, b.w, c.w, d.w), as: SIMD4<T>.self)
}

/// Packs eight columns of a row-major matrix side by side: what a tile of eight rows reads of a transposed A.
@inline(never)
func packEights<T: Element>(
    _ a: UnsafePointer<T>, stride: Int, depth: Int, to target: UnsafeMutablePointer<T>
) {
    var source = UnsafeRawPointer(a)
    var out = UnsafeMutableRawPointer(target)
    for _ in 0..<depth {
        out.storeBytes(of: source.loadUnaligned(as: SIMD8<T>.self), as: SIMD8<T>.self)
        source += stride * MemoryLayout<T>.stride
        out += MemoryLayout<SIMD8<T>>.stride
    }
}
