import Catalogue
import Cells
import Experiments
import Problems
import Training

/// Draws a window on top of the panels.
struct OverlayView {
    let overlay: Overlay
    let state: State

    /// The window's box on a screen.
    func rect(on size: Size) -> Rect {
        let screen = Rect(x: 0, y: 0, width: size.width, height: size.height - 1)
        switch overlay {
        case .picker(let picker):
            let wide = picker.listShare == nil ? 78 : 110
            return screen.centered(
                Size(width: min(size.width, wide), height: min(screen.height, max(16, size.height * 3 / 4))))
        case .text(let page):
            let lines = Self.lines(of: page, state: state)
            return screen.centered(Size(width: min(size.width, 86), height: min(screen.height, lines + 2)))
        case .prompt: return screen.centered(Size(width: min(size.width, 72), height: 8))
        case .question: return screen.centered(Size(width: min(size.width, 60), height: 6))
        case .divergence: return screen.centered(Size(width: min(size.width, 72), height: min(screen.height, 17)))
        case .lesson:
            // At the bottom, so that what it is about stays in sight above.
            let width = min(size.width, 86)
            let lines = state.lesson.map { lessonView($0).lines(width: width - 2).count } ?? 0
            let height = min(screen.height, max(7, lines + 2))
            return Rect(
                x: (size.width - width) / 2, y: screen.height - height, width: width, height: height)
        }
    }

    func draw(on frame: inout Frame) {
        let rect = rect(on: frame.size)
        let look = state.look
        Box(title: title, hints: hints, footer: footer, isFocused: true, isOpaque: true).draw(
            into: &frame, rect: rect, look: look)
        frame.edit(Box.interior(of: rect)) { frame in
            switch overlay {
            case .picker(let picker): PickerView(picker: picker, state: state).draw(on: &frame)
            case .text(let page): draw(page, on: &frame)
            case .prompt(let prompt): draw(prompt, on: &frame)
            case .question(let question):
                let rows = frame.put(paragraph: question.text, in: Rect(frame.size), style: look.theme.textStyle)
                frame.put("y yes   n no", in: Rect(frame.size), row: rows + 1, style: look.theme.accentStyle)
            case .divergence(let divergence):
                let keys = state.keys.active(in: .divergence, focus: state.panels.focus).filter { $0.importance > 0 }
                    .map { KeyHints.Hint($0.key, $0.label, importance: $0.importance) }
                DivergencePanel(divergence: divergence, keys: keys)
                    .draw(
                        on: &frame,
                        context: PanelContext(theme: look.theme, capabilities: look.capabilities, isFocused: true))
            case .lesson:
                guard let lesson = state.lesson else { return }
                let lines = lessonView(lesson).lines(width: frame.size.width)
                for (row, line) in lines.enumerated() { frame.put(line, in: Rect(frame.size), row: row) }
            }
        }
    }

    private func lessonView(_ lesson: LessonState) -> LessonView {
        LessonView(lesson: lesson, progress: LessonProgress(state), theme: state.display.theme)
    }

    /// How a lesson's goal stands, on every page of it.
    private var footer: String {
        guard case .lesson = overlay, let progress = LessonProgress(state) else { return "" }
        return progress.numbers
    }

    private var title: String {
        switch overlay {
        case .picker(let picker): picker.title
        case .text(let page):
            switch page.content {
            case .help: "Keys"
            case .text(let title, _): title
            }
        case .prompt(let prompt): prompt.title
        case .question(let question): question.title
        case .divergence: "Training stopped"
        case .lesson: state.lesson.map { lessonView($0).title } ?? ""
        }
    }

    private var hints: [String] {
        switch overlay {
        case .text: ["esc closes"]
        case .picker: ["type to search", "enter takes"]
        case .prompt: ["enter takes"]
        case .question, .divergence: []
        case .lesson: [state.lesson.map { lessonView($0).count } ?? ""]
        }
    }

    // MARK: Texts

    /// Lines a page has at the width it gets.
    static func lines(of page: TextPage, state: State) -> Int {
        content(
            of: page, width: min(state.display.size.width, 86) - 2, theme: state.display.theme,
            glyphs: state.display.capabilities.glyphs,
            stage: state.stage, keys: state.keys
        ).count
    }

    private static func content(
        of page: TextPage, width: Int, theme: Theme, glyphs: GlyphLevel, stage: Stage, keys: KeyTable
    ) -> [StyledText] {
        switch page.content {
        case .help: return helpLines(width: width, theme: theme, glyphs: glyphs, stage: stage, keys: keys)
        case .text(_, let text): return text.wrapped(to: max(1, width)).map { StyledText($0, theme.textStyle) }
        }
    }

    /// All keys in their groups, made from the table; first those of what is on the screen.
    static func helpLines(
        width: Int, theme: Theme, glyphs: GlyphLevel, stage: Stage, keys: KeyTable
    ) -> [StyledText] {
        var lines: [StyledText] = []
        let here = KeyBinding.Group.allCases.filter { $0.stage == stage }
        for group in here + KeyBinding.Group.allCases.filter({ !here.contains($0) }) {
            if !lines.isEmpty { lines.append(StyledText()) }
            lines.append(StyledText(group.rawValue, theme.titleStyle))
            for binding in keys.bindings where binding.group == group {
                let names = binding.keyNames(glyphs).fitted(to: 16, alignment: .left)
                let words = (binding.description + keys.remark(binding.place)).wrapped(to: max(8, width - 18))
                for (index, text) in words.enumerated() {
                    var line = StyledText(index == 0 ? names : "".fitted(to: 16), theme.accentStyle)
                    line.append("  " + text, theme.textStyle)
                    lines.append(line)
                }
            }
        }
        return lines
    }

    private func draw(_ page: TextPage, on frame: inout Frame) {
        let lines = Self.content(
            of: page, width: frame.size.width, theme: state.display.theme, glyphs: state.display.capabilities.glyphs,
            stage: state.stage, keys: state.keys
        )
        let visible = ScrollWindow(count: lines.count, height: frame.size.height, offset: page.offset).visible
        for (row, index) in visible.enumerated() { frame.put(lines[index], in: Rect(frame.size), row: row) }
        if visible.upperBound < lines.count, frame.size.height > 0 {
            frame.put(
                "  ↓ \(lines.count - visible.upperBound) more", in: Rect(frame.size), row: frame.size.height - 1,
                style: state.display.theme.faintStyle, alignment: .right)
        }
    }

    // MARK: Lines to be typed

    private func draw(_ prompt: Prompt, on frame: inout Frame) {
        let rect = Rect(frame.size)
        var text = prompt.explanation
        if case .setting(let name) = prompt.purpose,
            let row = state.experiment.rows(layer: state.selection.layer).first(where: { $0.name == name })
        {
            text = "\(row.name.meaning) \(row.expectation)."
        }
        TextField(
            prompt.editor.text, cursor: prompt.editor.cursor, prompt: "> ", isChosen: prompt.editor.isReplacing
        )
        .draw(into: &frame, rect: Rect(x: 0, y: 0, width: rect.width, height: 1), look: state.look)
        var y = 1
        if let problem = prompt.problem {
            let rest = Rect(x: 0, y: y, width: rect.width, height: max(0, rect.height - y))
            y += frame.put(paragraph: problem, in: rest, style: state.display.theme.errorStyle)
        }
        // What is wrong comes first; the explanation has the rows that are left, a free one above where there is room.
        y = max(2, y)
        let rest = Rect(x: 0, y: y, width: rect.width, height: max(0, rect.height - y))
        frame.put(paragraph: text, in: rest, style: state.display.theme.faintStyle)
    }
}
