import Kernels

/// Gives tensors their places in the arena and takes the places back: first fit, neighbours merged.
///
/// Complexity: of the number of free runs, for each taking and giving back.
struct MemoryMap {
    /// Free runs, in order of offset.
    private var free: [(offset: Int, count: Int)] = []
    /// The end of all memory ever given.
    private(set) var end: Int

    init(from start: Int) { end = start }

    /// Memory for `count` elements, rounded up to whole registers.
    mutating func take(_ count: Int) -> Span {
        let size = Span.padded(max(1, count))
        if let index = free.firstIndex(where: { $0.count >= size }) {
            let offset = free[index].offset
            free[index].offset += size
            free[index].count -= size
            if free[index].count == 0 { free.remove(at: index) }
            return Span(offset: offset, count: count)
        }
        // A free run at the very end grows.
        if let last = free.last, last.offset + last.count == end {
            free.removeLast()
            end = last.offset + size
            return Span(offset: last.offset, count: count)
        }
        defer { end += size }
        return Span(offset: end, count: count)
    }

    mutating func giveBack(_ span: Span) {
        let size = Span.padded(max(1, span.count))
        let index = free.firstIndex { $0.offset > span.offset } ?? free.count
        free.insert((span.offset, size), at: index)
        merge(index)
        if index > 0 { merge(index - 1) }
    }

    private mutating func merge(_ index: Int) {
        guard index + 1 < free.count, free[index].offset + free[index].count == free[index + 1].offset else {
            return
        }
        free[index].count += free[index + 1].count
        free.remove(at: index + 1)
    }
}
