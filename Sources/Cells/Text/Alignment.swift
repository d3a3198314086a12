/// Where text stands in a width larger than its own.
public enum Alignment: Hashable, Sendable, CaseIterable {
    case left
    case center
    case right

    /// Columns left free before a text of `length` columns in `width` columns.
    func indent(length: Int, width: Int) -> Int {
        switch self {
        case .left: 0
        case .center: max(0, (width - length) / 2)
        case .right: max(0, width - length)
        }
    }
}

extension String {
    /// The text in exactly `width` columns: cut with an ellipsis or filled with spaces.
    public func fitted(to width: Int, alignment: Alignment = .left) -> String {
        let width = Swift.max(0, width)
        let text = truncated(to: width)
        let length = text.screenWidth
        let indent = alignment.indent(length: length, width: width)
        return String(repeating: " ", count: indent) + text
            + String(repeating: " ", count: Swift.max(0, width - length - indent))
    }

    /// The text in at most `width` columns; where something is cut off, `…` takes the last column.
    public func truncated(to width: Int) -> String {
        let scalars = screenScalars
        guard scalars.count > width else { return String(scalars: scalars) }
        guard width > 0 else { return "" }
        return String(scalars: scalars.prefix(width - 1)) + "…"
    }
}
