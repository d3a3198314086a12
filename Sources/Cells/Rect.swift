/// A rectangle of cells; never of negative size.
public struct Rect: Hashable, Sendable {
    /// Of its left column.
    public var x: Int
    /// Of its top row.
    public var y: Int
    /// Columns, never negative.
    public var width: Int
    /// Rows, never negative.
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    public init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

    /// Without its place.
    public var size: Size { Size(width: width, height: height) }
    /// Whether there is no cell in it.
    public var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether a cell lies within it.
    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < x + width && point.y >= y && point.y < y + height
    }

    /// The part of the rectangle left when `columns` and `rows` are taken from each side.
    public func inset(columns: Int = 1, rows: Int = 1) -> Rect {
        Rect(x: x + columns, y: y + rows, width: width - 2 * columns, height: height - 2 * rows)
    }
}
