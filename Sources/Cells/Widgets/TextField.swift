/// One line of text being typed, with its cursor; long text moves so that the cursor stays visible.
public struct TextField: Drawable, Hashable {
    /// What was typed so far.
    public var text: String
    /// Position in characters of the screen, 0 to the length of the text.
    public var cursor: Int
    /// Before the text.
    public var prompt: String
    /// Shown while the text is empty.
    public var placeholder: String
    /// Whether typing goes here: then the cursor shows.
    public var isFocused: Bool
    /// Whether what is typed takes the place of the text.
    public var isChosen: Bool
    /// Shown in the row below, where there is one.
    public var problem: String?

    public init(
        _ text: String, cursor: Int? = nil, prompt: String = "", placeholder: String = "",
        isFocused: Bool = true, isChosen: Bool = false,
        problem: String? = nil
    ) {
        self.text = text
        self.cursor = cursor ?? text.screenWidth
        self.prompt = prompt
        self.placeholder = placeholder
        self.isFocused = isFocused
        self.isChosen = isChosen
        self.problem = problem
    }

    public func draw(on frame: inout Frame, look: Look) {
        let width = frame.size.width
        guard width > 0, frame.size.height > 0 else { return }
        let promptRoom = min(prompt.screenWidth, max(0, width - 4))
        let left = frame.put(prompt.truncated(to: promptRoom), x: 0, y: 0, style: look.theme.accentStyle)
        let field = Rect(x: left, y: 0, width: width - left, height: 1)
        let scalars = text.screenScalars
        let cursor = max(0, min(cursor, scalars.count))
        // The cursor may stand behind the last character.
        let start = ScrollWindow(count: scalars.count + 1, height: field.width, selected: cursor).visible
            .lowerBound
        if scalars.isEmpty {
            frame.put(placeholder, in: field, style: look.theme.faintStyle)
        } else {
            let style = isChosen ? look.selectionStyle : Style(look.theme.text, attributes: isFocused ? .underline : [])
            frame.put(String(scalars: scalars[start...]), x: field.x, y: 0, style: style)
        }
        if start > 0 { frame.put("…", x: field.x, y: 0, style: look.theme.faintStyle) }
        if isFocused {
            frame.restyle(Rect(x: field.x + cursor - start, y: 0, width: 1, height: 1)) {
                $0.attributes = .reverse
            }
        }
        if let problem, frame.size.height > 1 {
            frame.put(problem, in: Rect(frame.size), row: 1, style: look.theme.errorStyle)
        }
    }
}
