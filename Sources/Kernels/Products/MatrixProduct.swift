/// How large a piece of the operands is worked on at a time.
private enum Block {
    /// Steps of k: a panel of two vectors is then 16 kB and a tile's rows of A 4 kB, which share a first-level
    /// cache of 32 kB.
    static let depth = 128
    /// Steps of k for which a block of B is packed at once, so that a block of C is finished while it is near.
    static let panelDepth = 256
    /// Rows of A: with the depth above 64 kB of `Float`, which stay in the second-level cache.
    static let rows = 128
    /// Columns of B: with the steps packed at once 512 kB of `Float`, likewise.
    static let columns = 512
    /// Columns of C up to which a product with a transposed A is computed on its side: half a vector's.
    static let narrow = 8
}

/// Elements of workspace a product of [m, k] by [k, n] needs; the caller sets them aside on a 64-byte
/// boundary.
///
/// Enough for both element types: room for one tile, one block of B in panels, padded to whole panels, and
/// one block of A.
func matrixProductWorkspace(_ m: Int, _ n: Int, _ k: Int) -> Int {
    let depth = min(k, Block.panelDepth)
    // A single column is multiplied as a row, with the roles of m and n exchanged.
    let columns = (min(max(n, m), Block.columns) + 31) / 32 * 32
    return max(depth * columns, 4 * k, 2048) + min(k, Block.depth) * Block.rows + 256 + (n <= Block.narrow ? n * m : 0)
}

/// The product of two matrices: C = A·B, or C += A·B with `accumulate`.
///
/// - Parameters:
///   - m: rows of C; n: columns of C; k: the dimension summed over. Any may be 0.
///   - a: A [m, k] row-major, or with `aTransposed` its transpose [k, m].
///   - b: B [k, n] row-major, or with `bTransposed` its transpose [n, k].
///   - c: C [m, n] row-major; must not overlap `a`, `b` or the workspace.
///   - workspace: `matrixProductWorkspace(m, n, k)` elements.
///
/// The order of summation depends on the shapes alone, so the same operands give the same bits.
@_specialize(where T == Float)
@_specialize(where T == Double)
func matrixProduct<T: Element>(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<T>, aTransposed: Bool,
    _ b: UnsafePointer<T>, bTransposed: Bool,
    _ c: UnsafeMutablePointer<T>, accumulate: Bool,
    workspace: UnsafeMutablePointer<T>
) {
    if m <= 0 || n <= 0 { return }
    if k <= 0 {
        if !accumulate { c.update(repeating: 0, count: m * n) }
        return
    }
    let lanes = T.Vector.scalarCount
    if n == 1 {
        // A column is a row in memory: C' = B'·A', with one row.
        if aTransposed {
            rowTimesMatrix(m, k, b, a, c, accumulate: accumulate)
        } else if k >= lanes {
            rowsTimesColumn(m, k, a, b, c, stride: 1, accumulate: accumulate, scratch: workspace)
        } else {
            spreadProduct(
                1, m, k, b, aTransposed: false, a, bTransposed: true, c, accumulate: accumulate,
                workspace: workspace)
        }
    } else if k == 1, n >= lanes {
        outerProduct(m, n, a, b, c, accumulate: accumulate)
    } else if m == 1, !bTransposed, n < lanes {
        tinyProduct(1, n, k, LeftOperand(start: a, rowStride: k, depthStride: 1), b, c, accumulate: accumulate)
    } else if m == 1, !bTransposed {
        rowTimesMatrix(n, k, a, b, c, accumulate: accumulate)
    } else if m == 1, k >= lanes {
        rowsTimesColumn(n, k, b, a, c, stride: 1, accumulate: accumulate, scratch: workspace)
    } else if n <= 4, !aTransposed, k >= 2 * lanes {
        var columns = b
        if !bTransposed {
            let transposed = workspace + 256
            for p in 0..<k {
                for j in 0..<n { transposed[j * k + p] = b[p * n + j] }
            }
            columns = UnsafePointer(transposed)
        }
        for j in 0..<n {
            rowsTimesColumn(
                m, k, a, columns + j * k, c + j, stride: n, accumulate: accumulate, scratch: workspace)
        }
    } else if n <= Block.narrow, aTransposed, m >= 2 * lanes, k >= lanes {
        // Rows of A are whole vectors, rows of B a part of one: C' = B'·A.
        let turned = workspace + (matrixProductWorkspace(m, n, k) - n * m)
        blockedProduct(
            n, m, k, b, aTransposed: !bTransposed, a, bTransposed: false, turned, accumulate: false,
            workspace: workspace)
        for i in 0..<m {
            for j in 0..<n {
                let sum = turned[j * m + i]
                c[i * n + j] = accumulate ? c[i * n + j] + sum : sum
            }
        }
    } else {
        spreadProduct(
            m, n, k, a, aTransposed: aTransposed, b, bTransposed: bTransposed, c, accumulate: accumulate,
            workspace: workspace)
    }
}

/// The forms which multiply whole vectors of a row of C: tiny ones where they lie, others in blocks.
@inline(__always)
private func spreadProduct<T: Element>(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<T>, aTransposed: Bool,
    _ b: UnsafePointer<T>, bTransposed: Bool,
    _ c: UnsafeMutablePointer<T>, accumulate: Bool,
    workspace: UnsafeMutablePointer<T>
) {
    if m * n * k > 2048 || n * k > 2048 {
        return blockedProduct(
            m, n, k, a, aTransposed: aTransposed, b, bTransposed: bTransposed, c, accumulate: accumulate,
            workspace: workspace)
    }
    var rows = b
    if bTransposed {
        packTransposed(b, stride: k, depth: k, width: n, padded: n, to: workspace)
        rows = UnsafePointer(workspace)
    }
    let left = LeftOperand(start: a, rowStride: aTransposed ? 1 : k, depthStride: aTransposed ? m : 1)
    tinyProduct(m, n, k, left, rows, c, accumulate: accumulate)
}

/// Blocks of k, of columns and of rows, and again of k; inside, panels of B against tiles of A.
@inline(never)
private func blockedProduct<T: Element>(
    _ m: Int, _ n: Int, _ k: Int,
    _ a: UnsafePointer<T>, aTransposed: Bool,
    _ b: UnsafePointer<T>, bTransposed: Bool,
    _ c: UnsafeMutablePointer<T>, accumulate: Bool,
    workspace: UnsafeMutablePointer<T>
) {
    let lanes = T.Vector.scalarCount
    // A tile at the front, then the panels of B, then the tiles of A.
    let scratch = workspace
    let panels = workspace + 256
    let whole = LeftOperand(start: a, rowStride: aTransposed ? 1 : k, depthStride: aTransposed ? m : 1)
    // Packing pays when each packed number is used often enough; few steps of k lie close enough as they are, and so
    // do narrow rows.
    let packsLeft = aTransposed && n >= 64 && k >= 32 && m > 64
    let packsRight = bTransposed || (m > 16 && k > 8)
    let spare = panels + (min(max(n, m), Block.columns) + 31) / 32 * 32 * min(k, Block.panelDepth)
    // A single block of rows is finished with a panel at once.
    let panelDepth = m > Block.rows ? Block.panelDepth : Block.depth
    var q = 0
    while q < k {
        let end = min(q + panelDepth, k)
        var j = 0
        while j < n {
            let columns = min(Block.columns, n - j)
            let padded = (columns + 31) / 32 * 32
            var p = q
            while p < end {
                packPanels(
                    b, n, k, transposed: bTransposed, p, min(Block.depth, end - p), j, columns,
                    everything: packsRight, to: panels + (p - q) * padded)
                p += Block.depth
            }
            var i = 0
            while i < m {
                let rows = min(Block.rows, m - i)
                p = q
                while p < end {
                    let depth = min(Block.depth, end - p)
                    let left = whole.from(i, p)
                    if packsLeft {
                        var row = 0
                        while row + 8 <= rows {
                            packEights(left.start + row, stride: m, depth: depth, to: spare + row * depth)
                            row += 8
                        }
                    }
                    var offset = 0
                    while offset < columns {
                        let width = min(2 * lanes, columns - offset)
                        let isWhole = width == 2 * lanes || width == lanes
                        let panel =
                            packsRight || !isWhole
                            ? RightPanel(
                                start: UnsafePointer(panels + ((p - q) * padded + offset * depth)),
                                depthStride: width > lanes ? 2 * lanes : lanes)
                            : RightPanel(start: b + (p * n + j + offset), depthStride: n)
                        let place = TilePlace(
                            start: c + (i * n + j + offset), rowStride: n, columns: width,
                            accumulate: accumulate || p > 0, scratch: scratch)
                        tiles(rows, depth, left, packed: packsLeft ? UnsafePointer(spare) : nil, panel, place)
                        offset += width
                    }
                    p += Block.depth
                }
                i += rows
            }
            j += columns
        }
        q = end
    }
}

/// Packs the panels of one block of B; only the last, ragged one unless `everything` is asked for.
@inline(__always)
private func packPanels<T: Element>(
    _ b: UnsafePointer<T>, _ n: Int, _ k: Int, transposed: Bool,
    _ p: Int, _ depth: Int, _ j: Int, _ columns: Int, everything: Bool, to target: UnsafeMutablePointer<T>
) {
    let lanes = T.Vector.scalarCount
    var offset = 0
    while offset < columns {
        let width = min(2 * lanes, columns - offset)
        let padded = width > lanes ? 2 * lanes : lanes
        let out = target + offset * depth
        if transposed {
            packTransposed(
                b + ((j + offset) * k + p), stride: k, depth: depth, width: width, padded: padded, to: out)
        } else if everything || width != padded {
            packRows(b + (p * n + j + offset), stride: n, depth: depth, width: width, padded: padded, to: out)
        }
        offset += width
    }
}

/// All rows of a block against one panel: tiles of eight rows, then four, then one.
@inline(__always)
private func tiles<T: Element>(
    _ rows: Int, _ depth: Int, _ a: LeftOperand<T>, packed: UnsafePointer<T>?,
    _ b: RightPanel<T>, _ place: TilePlace<T>
) {
    let isWide = place.columns > T.Vector.scalarCount
    var place = place
    var i = 0
    while i + 8 <= rows {
        let left =
            packed.map { LeftOperand(start: $0 + i * depth, rowStride: 1, depthStride: 8) } ?? a.from(i, 0)
        if isWide { eightByTwo(depth, left, b, place) } else { eightByOne(depth, left, b, place) }
        i += 8
        place.start += 8 * place.rowStride
    }
    if i + 4 <= rows {
        if isWide {
            fourByTwo(depth, a.from(i, 0), b, place)
        } else {
            fourByOne(depth, a.from(i, 0), b, place)
        }
        i += 4
        place.start += 4 * place.rowStride
    }
    while i < rows {
        if isWide { oneByTwo(depth, a.from(i, 0), b, place) } else { oneByOne(depth, a.from(i, 0), b, place) }
        i += 1
        place.start += place.rowStride
    }
}
