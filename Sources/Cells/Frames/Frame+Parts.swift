extension Frame {
    /// The part of the frame under `rect`, as far as it is inside.
    public func cropped(to rect: Rect) -> Frame {
        let part = rect.intersection(Rect(size))
        var result = Frame(size: part.size)
        for y in 0..<part.height {
            for x in 0..<part.width { result[x, y] = self[part.x + x, part.y + y] }
        }
        return result
    }

    /// Puts another frame on this one with its upper left corner at `point`; what hangs over is left out.
    public mutating func paste(_ other: Frame, at point: Point) {
        let target = Rect(x: point.x, y: point.y, width: other.size.width, height: other.size.height)
            .intersection(Rect(size))
        for y in target.y..<(target.y + target.height) {
            for x in target.x..<(target.x + target.width) { self[x, y] = other[x - point.x, y - point.y] }
        }
    }

    /// Lets `draw` work on the part of the frame under `rect` as if it were a frame of its own, so it cannot
    /// write anywhere else.
    public mutating func edit(_ rect: Rect, _ draw: (inout Frame) -> Void) {
        let part = rect.intersection(Rect(size))
        guard !part.isEmpty else { return }
        var copy = cropped(to: part)
        draw(&copy)
        paste(copy, at: Point(x: part.x, y: part.y))
    }

    /// Fills a rectangle with one cell.
    public mutating func fill(_ rect: Rect, with cell: Cell = Cell()) {
        let part = rect.intersection(Rect(size))
        for y in part.y..<(part.y + part.height) {
            for x in part.x..<(part.x + part.width) { self[x, y] = cell }
        }
    }

    /// Changes the style of the cells in a rectangle and keeps their characters.
    public mutating func restyle(_ rect: Rect, _ change: (inout Cell) -> Void) {
        let part = rect.intersection(Rect(size))
        for y in part.y..<(part.y + part.height) {
            for x in part.x..<(part.x + part.width) {
                var cell = self[x, y]
                change(&cell)
                self[x, y] = cell
            }
        }
    }
}
