extension Frame {
    /// Puts one character on the frame; one that is not a column wide becomes `?`.
    public mutating func put(_ character: Unicode.Scalar, x: Int, y: Int, style: Style = Style()) {
        guard x >= 0, y >= 0, x < size.width, y < size.height else { return }
        self[x, y] = Cell(
            character.isOneColumnWide ? character : "?", foreground: style.foreground,
            background: style.background ?? self[x, y].background, attributes: style.attributes
        )
    }

    /// Puts a line of text on the frame, clipped to the frame and to `clip`, and cleaned for the screen.
    ///
    /// - Returns: the column after the text, whether or not all of it was visible.
    @discardableResult
    public mutating func put(
        _ text: String, x: Int, y: Int, style: Style = Style(), clip: Rect? = nil
    ) -> Int {
        let scalars = text.screenScalars
        let window = (clip ?? Rect(size)).intersection(Rect(size))
        let end = x.addingReportingOverflow(scalars.count)
        guard !end.overflow else { return x }
        guard y >= window.y, y < window.y + window.height else { return end.partialValue }
        let visible = max(x, window.x)..<max(max(x, window.x), min(end.partialValue, window.x + window.width))
        for column in visible { put(scalars[column - x], x: column, y: y, style: style) }
        return end.partialValue
    }

    /// Puts a line of text in a row of `rect`, aligned and cut with an ellipsis to its width.
    public mutating func put(
        _ text: String, in rect: Rect, row: Int = 0, style: Style = Style(), alignment: Alignment = .left
    ) {
        guard row >= 0, row < rect.height else { return }
        let cut = text.truncated(to: rect.width)
        let indent = alignment.indent(length: cut.screenWidth, width: rect.width)
        put(cut, x: rect.x + indent, y: rect.y + row, style: style, clip: rect)
    }

    /// Puts text wrapped into lines in `rect`; where lines are left over, the last one ends with an ellipsis.
    ///
    /// - Returns: the number of rows used.
    @discardableResult
    public mutating func put(paragraph text: String, in rect: Rect, style: Style = Style()) -> Int {
        let lines = text.wrapped(to: rect.width)
        for (row, line) in lines.prefix(rect.height).enumerated() {
            let isCut = row == rect.height - 1 && lines.count > rect.height
            let shown = isCut ? (line + "…").truncated(to: rect.width) : line
            put(shown, in: rect, row: row, style: style)
        }
        return min(lines.count, rect.height)
    }
}
