extension Rect {
    /// The part both rectangles share; of size zero when there is none.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        let right = min(Rect.end(x, width), Rect.end(other.x, other.width))
        let bottom = min(Rect.end(y, height), Rect.end(other.y, other.height))
        return Rect(
            x: left, y: top, width: right > left ? right - left : 0, height: bottom > top ? bottom - top : 0
        )
    }

    /// Whether both share a cell.
    public func overlaps(_ other: Rect) -> Bool {
        let shared = intersection(other)
        return shared.width > 0 && shared.height > 0
    }

    /// A rectangle of the given size in the middle of this one, never larger than it.
    public func centered(_ size: Size) -> Rect {
        let width = min(size.width, width)
        let height = min(size.height, height)
        return Rect(
            x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height
        )
    }

    private static func end(_ start: Int, _ length: Int) -> Int {
        let sum = start.addingReportingOverflow(length)
        return sum.overflow ? .max : sum.partialValue
    }
}
