extension Grid {
    /// The grid with another number of columns and rows: means where it shrinks; where it grows, in between
    /// values when `isSmooth`, otherwise repeated ones.
    public func resampled(width newWidth: Int, height newHeight: Int, isSmooth: Bool = true) -> Grid {
        guard newWidth > 0, newHeight > 0, !isEmpty else { return Grid(width: 0, height: 0, values: []) }
        if newWidth == width, newHeight == height { return self }
        var result: [Double] = []
        result.reserveCapacity(newWidth * newHeight)
        let shrinks = newWidth < width || newHeight < height
        for y in 0..<newHeight {
            for x in 0..<newWidth {
                if shrinks {
                    result.append(
                        mean(
                            columns: span(x, of: newWidth, in: width),
                            rows: span(y, of: newHeight, in: height)
                        ))
                } else {
                    let column = (Double(x) + 0.5) / Double(newWidth) * Double(width) - 0.5
                    let row = (Double(y) + 0.5) / Double(newHeight) * Double(height) - 0.5
                    result.append(
                        isSmooth ? between(column, row) : self[Int(column.rounded()), Int(row.rounded())])
                }
            }
        }
        return Grid(width: newWidth, height: newHeight, values: result)
    }

    /// The old columns under a new one; at least one.
    private func span(_ index: Int, of count: Int, in length: Int) -> Range<Int> {
        let start = index * length / count
        return start..<max(start + 1, (index + 1) * length / count)
    }

    private func mean(columns: Range<Int>, rows: Range<Int>) -> Double {
        var sum = 0.0
        let share = 1 / Double(columns.count * rows.count)
        for y in rows {
            for x in columns { sum += values[y * width + x] * share }
        }
        return sum
    }

    /// Bilinear; beyond the outer centres the edge goes on. One that is not finite makes the nearest decide.
    private func between(_ column: Double, _ row: Double) -> Double {
        let x = min(max(column, 0), Double(width - 1))
        let y = min(max(row, 0), Double(height - 1))
        let (left, top) = (Int(x), Int(y))
        let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
        let (dx, dy) = (x - Double(left), y - Double(top))
        let upper = self[left, top] * (1 - dx) + self[right, top] * dx
        let lower = self[left, bottom] * (1 - dx) + self[right, bottom] * dx
        let value = upper * (1 - dy) + lower * dy
        return value.isFinite ? value : self[Int(x.rounded()), Int(y.rounded())]
    }
}
