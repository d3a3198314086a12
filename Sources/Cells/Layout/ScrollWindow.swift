/// Which part of a long list is visible, and how its scroll bar stands.
public struct ScrollWindow: Hashable, Sendable {
    /// Items visible now.
    public let visible: Range<Int>
    /// Items of the list, at least 0.
    public let count: Int

    /// The window of `height` items, moved from `offset` only as far as needed to show `selected`.
    public init(count: Int, height: Int, selected: Int? = nil, offset: Int = 0) {
        let count = max(0, count)
        let height = max(0, min(height, count))
        var start = max(0, min(offset, count - height))
        if let selected, height > 0 {
            let selected = max(0, min(selected, count - 1))
            if selected < start { start = selected }
            if selected >= start + height { start = selected - height + 1 }
        }
        visible = start..<(start + height)
        self.count = count
    }

    /// Rows of a scroll bar as tall as the window; `nil` where everything is visible.
    public var thumb: Range<Int>? {
        guard visible.count < count, !visible.isEmpty else { return nil }
        let height = Double(visible.count)
        let length = max(1, Int(height * height / Double(count)))
        let travel = Double(visible.count - length)
        let share = Double(visible.lowerBound) / Double(count - visible.count)
        let start = Int((travel * share).rounded())
        return start..<(start + length)
    }

    /// Draws the scroll bar in the last column of `frame`, from row `top` on.
    func drawBar(on frame: inout Frame, top: Int, look: Look) {
        guard let thumb else { return }
        for row in 0..<visible.count {
            let isThumb = thumb.contains(row)
            frame.put(
                isThumb ? "█" : "│", x: frame.size.width - 1, y: top + row,
                style: isThumb ? Style(look.theme.faint) : Style(look.theme.border)
            )
        }
    }
}
