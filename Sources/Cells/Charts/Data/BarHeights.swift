/// Bins as bars: how many eighths of each cell a bar fills.
struct BarHeights {
    private let eighths: [Int]
    let largest: Double

    /// - Parameter largest: the value of a full bar; `nil` takes the largest bin.
    init(_ bins: [Double], columns: Int, rows: Int, largest: Double? = nil) {
        let usable = bins.map { $0.isFinite && $0 > 0 ? $0 : 0 }
        let full = largest ?? usable.max() ?? 0
        self.largest = full
        guard !bins.isEmpty, columns > 0, full > 0, full.isFinite else {
            eighths = Array(repeating: 0, count: max(0, columns))
            return
        }
        eighths = (0..<columns).map { column in
            // With more bins than columns the tallest stands for its neighbours, so that no peak is lost.
            let start = column * usable.count / columns
            let end = max(start + 1, (column + 1) * usable.count / columns)
            let value = usable[start..<end].max() ?? 0
            let height = wholeNumber(value / full * Double(rows * 8), in: 0...(rows * 8))
            // Something is never drawn as nothing.
            return value > 0 ? max(1, height) : 0
        }
    }

    /// Filled eighths of the cell in a column, `row` counted from the bar's foot.
    func eighths(column: Int, row: Int) -> Int {
        guard column >= 0, column < eighths.count else { return 0 }
        return max(0, min(8, eighths[column] - row * 8))
    }
}
