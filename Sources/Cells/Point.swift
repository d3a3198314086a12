/// A position on the screen: column and row, from the upper left corner.
public struct Point: Hashable, Sendable {
    /// Columns from the left.
    public var x: Int
    /// Rows from the top.
    public var y: Int
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}
