extension [DataPoint] {
    /// The points a chart of so many columns needs: of those falling in one column the first, the lowest, the
    /// highest and the last, so that no peak is lost. Gaps (NaN, infinite) stay gaps.
    ///
    /// Cost: one pass; the result has at most five points for each stay in a column.
    public func decimated(columns: Int, over domain: Domain) -> [DataPoint] {
        guard columns > 0, count > columns * 4 else { return self }
        var result: [DataPoint] = []
        result.reserveCapacity(columns * 4)
        var bucket = ColumnBucket()
        for point in self {
            guard point.y.isFinite, let fraction = domain.fraction(of: point.x) else {
                bucket.empty(into: &result)
                if result.last?.y.isFinite ?? false { result.append(point) }
                continue
            }
            let column = Int((fraction * Double(columns)).rounded(.down))
            if column != bucket.column { bucket.empty(into: &result) }
            bucket.add(point, column: column)
        }
        bucket.empty(into: &result)
        return result
    }
}

/// The points of one column while they are gathered.
private struct ColumnBucket {
    var column = Int.min
    private var count = 0
    private var first = (index: 0, point: DataPoint(0, 0))
    private var low = (index: 0, point: DataPoint(0, 0))
    private var high = (index: 0, point: DataPoint(0, 0))
    private var last = (index: 0, point: DataPoint(0, 0))

    mutating func add(_ point: DataPoint, column: Int) {
        let entry = (index: count, point: point)
        if count == 0 {
            self.column = column
            first = entry
            low = entry
            high = entry
        }
        if point.y < low.point.y { low = entry }
        if point.y > high.point.y { high = entry }
        last = entry
        count += 1
    }

    mutating func empty(into points: inout [DataPoint]) {
        guard count > 0 else { return }
        let (early, late) = low.index < high.index ? (low, high) : (high, low)
        var written = -1
        for entry in [first, early, late, last] where entry.index > written {
            points.append(entry.point)
            written = entry.index
        }
        count = 0
        column = .min
    }
}
