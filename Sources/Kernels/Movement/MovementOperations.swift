/// Copies a strided block.
struct CopyOperation<T: Element> {
    private let rank: Int
    private let dimensions: UnsafePointer<Int>, sourceStrides: UnsafePointer<Int>, targetStrides: UnsafePointer<Int>
    /// The multi-index of the row at hand.
    private let index: UnsafeMutablePointer<Int>
    private let source: UnsafePointer<T>, target: UnsafeMutablePointer<T>
    private let rows: Int
    private let cleared: Int

    init(_ copy: Instruction.Copy, memory: UnsafeMutablePointer<T>, owned: OwnedMemory) {
        let (dimensions, sourceStrides, targetStrides) = Self.walk(copy)
        rank = dimensions.count
        self.dimensions = UnsafePointer(owned.copy(dimensions))
        self.sourceStrides = UnsafePointer(owned.copy(sourceStrides))
        self.targetStrides = UnsafePointer(owned.copy(targetStrides))
        index = owned.allocate(rank, of: Int.self)
        source = UnsafePointer(memory + copy.source.offset)
        target = memory + copy.target.offset
        rows = dimensions.dropLast().reduce(1, *)
        cleared = copy.clearsTarget ? copy.target.count : 0
    }

    /// The same elements with as few axes as possible: extents of 1 vanish, neighbours walked as one become one.
    private static func walk(_ copy: Instruction.Copy) -> ([Int], [Int], [Int]) {
        var axes: [(extent: Int, from: Int, to: Int)] = []
        for ((extent, from), to) in zip(zip(copy.dimensions, copy.sourceStrides), copy.targetStrides) where extent != 1
        {
            if let last = axes.last, last.from == extent * from, last.to == extent * to {
                axes[axes.count - 1] = (last.extent * extent, from, to)
            } else {
                axes.append((extent, from, to))
            }
        }
        if axes.isEmpty { axes = [(1, 1, 1)] }
        return (axes.map(\.extent), axes.map(\.from), axes.map(\.to))
    }

    @inline(__always)
    func run() {
        for i in 0..<cleared { target[i] = 0 }
        for axis in 0..<rank { index[axis] = 0 }
        let run = dimensions[rank - 1]
        let (from, to) = (sourceStrides[rank - 1], targetStrides[rank - 1])
        var (sourceOffset, targetOffset) = (0, 0)
        for _ in 0..<rows {
            let s = source + sourceOffset, t = target + targetOffset
            if from == 1 && to == 1 {
                for i in 0..<run { t[i] = s[i] }
            } else {
                for i in 0..<run { t[i * to] = s[i * from] }
            }
            // The next row, like the hand of a counter.
            var axis = rank - 2
            while axis >= 0 {
                index[axis] += 1
                sourceOffset += sourceStrides[axis]
                targetOffset += targetStrides[axis]
                if index[axis] < dimensions[axis] { break }
                sourceOffset -= sourceStrides[axis] * dimensions[axis]
                targetOffset -= targetStrides[axis] * dimensions[axis]
                index[axis] = 0
                axis -= 1
            }
        }
    }
}

/// Rows of a table by index, read or added up. Indices out of range read and write nothing.
struct GatherOperation<T: Element> {
    private let table: UnsafePointer<T>, indices: UnsafePointer<T>, target: UnsafeMutablePointer<T>
    private let row: Int
    private let count: Int
    private let tableRows: Int, targetRows: Int

    init(_ gather: Instruction.Gather, memory: UnsafeMutablePointer<T>) {
        table = UnsafePointer(memory + gather.table.offset)
        indices = UnsafePointer(memory + gather.indices.offset)
        target = memory + gather.target.offset
        row = gather.row
        count = gather.indices.count
        tableRows = gather.table.count / gather.row
        targetRows = gather.target.count / gather.row
    }

    @inline(__always)
    func gather() {
        switch row {
        case 1:
            for i in 0..<count {
                let from = index(i, limit: tableRows)
                if from >= 0 { target[i] = table[from] }
            }
        case 2: gather(rowsOf: SIMD2<T>.self)
        case 4: gather(rowsOf: SIMD4<T>.self)
        default:
            for i in 0..<count {
                let from = index(i, limit: tableRows)
                guard from >= 0 else { continue }
                let s = table + from * row, t = target + i * row
                for j in 0..<row { t[j] = s[j] }
            }
        }
    }

    /// Rows that are moved as one value.
    @inline(__always)
    private func gather<Row: SIMD>(rowsOf type: Row.Type) where Row.Scalar == T {
        let source = UnsafeRawPointer(table), rows = UnsafeMutableRawPointer(target)
        let size = MemoryLayout<Row>.size
        for i in 0..<count {
            let from = index(i, limit: tableRows)
            guard from >= 0 else { continue }
            rows.storeBytes(
                of: source.loadUnaligned(fromByteOffset: from * size, as: Row.self), toByteOffset: i * size,
                as: Row.self)
        }
    }

    @inline(__always)
    func scatterAdd() {
        for i in 0..<targetRows * row { target[i] = 0 }
        for i in 0..<count {
            let to = index(i, limit: targetRows)
            guard to >= 0 else { continue }
            let s = table + i * row, t = target + to * row
            for j in 0..<row { t[j] += s[j] }
        }
    }

    /// The index at `i`, −1 where it names no row (NaN included).
    @inline(__always)
    private func index(_ i: Int, limit: Int) -> Int {
        let value = indices[i]
        return value >= 0 && value < T(row: limit) ? value.row : -1
    }
}
