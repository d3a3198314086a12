import Cells
import Testing

@testable import Playground

@Suite("A line being typed")
struct LineEditorTests {
    private func edited(_ text: String, _ keys: String...) -> String {
        var line = LineEditor(text)
        for name in keys { if let key = KeyStroke(name) { _ = line.take(key) } }
        // The cursor as a bar.
        var scalars = line.scalars
        scalars.insert("|", at: line.cursor)
        return String(String.UnicodeScalarView(scalars))
    }

    @Test("is edited as in a shell")
    func keys() {
        #expect(edited("ab cd", "home", "x") == "x|ab cd")
        #expect(edited("ab cd", "ctrl-w") == "ab |")
        #expect(edited("ab cd", "ctrl-left", "ctrl-k") == "ab |")
        #expect(edited("ab cd", "left", "left", "ctrl-u") == "|cd")
        #expect(edited("ab", "ctrl-a", "delete") == "|b")
        #expect(edited("", "backspace", "delete", "left", "right", "ctrl-w") == "|")
    }

    @Test("keeps only characters a cell can hold, and not too many")
    func hostile() {
        var line = LineEditor()
        line.insert("a\u{1B}[31m\n名")
        #expect(line.text == "a?[31m ?")
        line.insert(String(repeating: "x", count: 100_000))
        #expect(line.scalars.count == LineEditor.characterLimit)
        #expect(line.cursor == line.scalars.count)
    }
}
