/// Columns and rows of a screen or a part of one.
public struct Size: Hashable, Sendable {
    /// Columns, never negative.
    public var width: Int
    /// Rows, never negative.
    public var height: Int
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}
