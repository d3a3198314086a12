/// One line of text in several styles.
public struct StyledText: Hashable, Sendable {
    /// A stretch of text in one style.
    public struct Span: Hashable, Sendable {
        /// Without line ends.
        public var text: String
        /// Of all of it.
        public var style: Style
        public init(_ text: String, _ style: Style = Style()) {
            self.text = text
            self.style = style
        }
    }

    /// From left to right.
    public var spans: [Span]

    public init(_ spans: [Span] = []) { self.spans = spans }
    public init(_ text: String, _ style: Style = Style()) { spans = [Span(text, style)] }

    /// Adds text at the end.
    public mutating func append(_ text: String, _ style: Style = Style()) {
        spans.append(Span(text, style))
    }

    /// In columns.
    public var screenWidth: Int { spans.reduce(0) { $0 + $1.text.screenWidth } }

    /// The line in at most `width` columns, with an ellipsis where something is cut off.
    public func truncated(to width: Int) -> StyledText {
        guard screenWidth > width else { return self }
        var result = StyledText()
        var room = width
        for span in spans {
            let length = span.text.screenWidth
            // The span that fills the room exactly still has something after it, so it gives a column away.
            if length < room {
                result.spans.append(span)
                room -= length
            } else {
                let isLast = length > room
                let text = isLast ? span.text.truncated(to: room) : (span.text + "…").truncated(to: room)
                if room > 0 { result.append(text, span.style) }
                return result
            }
        }
        return result
    }
}

extension Frame {
    /// Puts a styled line in a row of `rect`, aligned and cut with an ellipsis to its width.
    public mutating func put(
        _ line: StyledText, in rect: Rect, row: Int = 0, alignment: Alignment = .left
    ) {
        guard row >= 0, row < rect.height else { return }
        let cut = line.truncated(to: rect.width)
        var x = rect.x + alignment.indent(length: cut.screenWidth, width: rect.width)
        for span in cut.spans { x = put(span.text, x: x, y: rect.y + row, style: span.style, clip: rect) }
    }
}
