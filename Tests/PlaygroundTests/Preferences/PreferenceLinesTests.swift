import Playground
import Testing

/// Settings written on top of a file that somebody else may have changed.
@Suite("Lines of the settings file")
struct PreferenceLinesTests {
    @Test("Only what has changed is written; remarks and what others set stay")
    func changedLine() {
        let (before, _) = Preferences.reading("theme: light\n")
        var after = before
        after.set(.pace, "1000")
        let there = "# mine\ntheme: dark   \n\n# frames\nfps: 10\n"
        #expect(after.written(over: there, where: before) == there + "pace: 1000\n")
        after.set(.fps, "30")
        #expect(
            after.written(over: there, where: before) == "# mine\ntheme: dark   \n\n# frames\nfps: 30\npace: 1000\n")
    }

    @Test("A name that stands twice is changed where it counts; a last line without an end gets one")
    func twice() {
        var after = Preferences()
        after.set(.mouse, "off")
        #expect(
            after.written(over: "mouse: on\nFPS: 5\nmouse : on", where: Preferences())
                == "mouse: on\nFPS: 5\nmouse: off")
        #expect(after.written(over: "fps: 5", where: Preferences()) == "fps: 5\nmouse: off\n")
        #expect(after.written(over: "", where: Preferences()) == "mouse: off\n")
    }

    @Test("What is written reads back", arguments: PreferenceName.allCases)
    func readsBack(name: PreferenceName) {
        let value = name == .fps ? "7" : name == .surfaces ? "3" : name == .theme ? "light" : name == .pace ? "20" : nil
        var after = Preferences()
        after.set(name, value ?? (name == .glyphs ? "ascii" : "on"))
        let text = after.written(over: "# a remark\nplain: off\n", where: Preferences())
        #expect(Preferences.reading(text).preferences[name] == after[name] && text.hasPrefix("# a remark\n"))
    }
}
