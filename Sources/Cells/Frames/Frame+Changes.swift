/// Cells next to each other in one row that differ between two frames.
public struct ChangedRun: Hashable, Sendable {
    /// The row.
    public let y: Int
    /// All of its cells differ.
    public let columns: Range<Int>
}

/// The runs of cells in which `new` differs from `old`, row by row; all rows when there is no old frame or
/// its size is another.
public struct ChangedRuns: Sequence, IteratorProtocol, Sendable {
    private let new: Frame
    private let old: Frame?
    private var x = 0
    private var y = 0

    init(new: Frame, old: Frame?) {
        self.new = new
        self.old = old?.size == new.size ? old : nil
    }

    public mutating func next() -> ChangedRun? {
        let size = new.size
        while y < size.height {
            while x < size.width, !differs(x) { x += 1 }
            let start = x
            while x < size.width, differs(x) { x += 1 }
            let row = y
            if x >= size.width {
                x = 0
                y += 1
            }
            let end = y == row ? x : size.width
            if end > start { return ChangedRun(y: row, columns: start..<end) }
        }
        return nil
    }

    private func differs(_ x: Int) -> Bool {
        guard let old else { return true }
        let index = y * new.size.width + x
        return old.cells[index] != new.cells[index]
    }
}

extension Frame {
    /// What a presenter has to write when `old` is on the screen.
    public func changes(since old: Frame?) -> ChangedRuns { ChangedRuns(new: self, old: old) }
}
