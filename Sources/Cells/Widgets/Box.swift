/// A border with a title, for a panel: `╭─ Loss ───────── y: log ─╮`.
///
/// The panel that has the keys gets heavy lines besides another colour, so it is told apart without colours.
public struct Box: Drawable, Hashable {
    /// At the left end of the top line, cut where there is no room.
    public var title: String
    /// Short notes at the right end of the top line: keys, scales, filters. The last ones go first when
    /// narrow.
    public var hints: [String]
    /// A note at the right end of the bottom line.
    public var footer: String
    /// Whether it has the keys.
    public var isFocused: Bool
    /// Fills the inside with spaces first: for windows on top of others.
    public var isOpaque: Bool

    public init(
        title: String = "", hints: [String] = [], footer: String = "", isFocused: Bool = false,
        isOpaque: Bool = false
    ) {
        self.title = title
        self.hints = hints
        self.footer = footer
        self.isFocused = isFocused
        self.isOpaque = isOpaque
    }

    /// The part of `rect` inside the border.
    public static func interior(of rect: Rect) -> Rect {
        rect.width < 2 || rect.height < 2 ? Rect(x: rect.x, y: rect.y, width: 0, height: 0) : rect.inset()
    }

    public func draw(on frame: inout Frame, look: Look) {
        let width = frame.size.width
        let height = frame.size.height
        guard width >= 2, height >= 2 else { return }
        if isOpaque { frame.fill(Rect(frame.size), with: Cell(background: look.theme.background)) }
        let style = isFocused ? Style(look.theme.focus, attributes: .bold) : Style(look.theme.border)
        let lines: [Unicode.Scalar] =
            isFocused
            ? ["┏", "━", "┓", "┃", "┗", "┛"]
            : look.glyphs >= .halfBlocks ? ["╭", "─", "╮", "│", "╰", "╯"] : ["┌", "─", "┐", "│", "└", "┘"]
        for x in 1..<(width - 1) {
            frame.put(lines[1], x: x, y: 0, style: style)
            frame.put(lines[1], x: x, y: height - 1, style: style)
        }
        for y in 1..<(height - 1) {
            frame.put(lines[3], x: 0, y: y, style: style)
            frame.put(lines[3], x: width - 1, y: y, style: style)
        }
        frame.put(lines[0], x: 0, y: 0, style: style)
        frame.put(lines[2], x: width - 1, y: 0, style: style)
        frame.put(lines[4], x: 0, y: height - 1, style: style)
        frame.put(lines[5], x: width - 1, y: height - 1, style: style)
        drawTitle(on: &frame, look: look)
        drawFooter(on: &frame, look: look)
    }

    private func drawTitle(on frame: inout Frame, look: Look) {
        // Corner, line, space before the text; the same after it.
        let room = frame.size.width - 6
        guard room > 0 else { return }
        var left = 3
        if !title.isEmpty {
            let text = title.truncated(to: room)
            let style = isFocused ? look.theme.accentStyle : look.theme.titleStyle
            left = frame.put(" " + text + " ", x: 2, y: 0, style: style)
        }
        var right = frame.size.width - 2
        for hint in fittingHints(room: right - left).reversed() {
            right -= hint.screenWidth + 2
            frame.put(" " + hint + " ", x: right, y: 0, style: look.theme.faintStyle)
            right -= 1
        }
    }

    private func fittingHints(room: Int) -> [String] {
        var shown: [String] = []
        var used = 0
        for hint in hints where !hint.isEmpty {
            used += hint.screenWidth + 3
            if used > room { break }
            shown.append(hint)
        }
        return shown
    }

    private func drawFooter(on frame: inout Frame, look: Look) {
        let room = frame.size.width - 6
        guard !footer.isEmpty, room > 0 else { return }
        let text = " " + footer.truncated(to: room) + " "
        frame.put(
            text, x: frame.size.width - 2 - text.screenWidth, y: frame.size.height - 1,
            style: look.theme.faintStyle
        )
    }
}
