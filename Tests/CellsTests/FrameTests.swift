import Testing

@testable import Cells

@Suite("Frames")
struct FrameTests {
    @Test("parts are cut out and put back")
    func parts() {
        var frame = Frame(size: Size(width: 6, height: 3))
        frame.put("abcdef", x: 0, y: 1)
        let part = frame.cropped(to: Rect(x: 4, y: 1, width: 9, height: 9))
        #expect(part.size == Size(width: 2, height: 2))
        #expect(part.text == "ef\n")
        frame.paste(part, at: Point(x: -1, y: 0))
        #expect(frame.text == "f\n bcdef\n")
    }

    @Test("only changed cells are reported, in runs")
    func changes() {
        let old = Frame(size: Size(width: 8, height: 3))
        var new = old
        #expect(Array(new.changes(since: old)) == [])
        new.put("ab", x: 1, y: 0)
        new.put("c", x: 7, y: 0)
        new.put("d", x: 0, y: 1)
        #expect(
            Array(new.changes(since: old)) == [
                ChangedRun(y: 0, columns: 1..<3), ChangedRun(y: 0, columns: 7..<8),
                ChangedRun(y: 1, columns: 0..<1),
            ]
        )
        #expect(Array(new.changes(since: nil)).map(\.columns) == [0..<8, 0..<8, 0..<8])
        #expect(Array(new.changes(since: Frame(size: Size(width: 1, height: 1)))).count == 3)
        #expect(Array(Frame(size: Size(width: 0, height: 5)).changes(since: nil)) == [])
    }

    @Test("the changed runs turn the old frame into the new one", arguments: 0..<20)
    func complete(seed: Int) {
        let size = Size(width: 30, height: 10)
        let old = HostileData.drawings(seed: seed)[seed % 20].frame(size: size, look: .braille)
        let new = HostileData.drawings(seed: seed + 1)[(seed + 3) % 20].frame(size: size, look: .braille)
        var result = old
        for run in new.changes(since: old) {
            for x in run.columns { result[x, run.y] = new[x, run.y] }
        }
        #expect(result == new)
    }

    @Test("escape sequences are written where styles change only")
    func ansi() {
        var frame = Frame(size: Size(width: 6, height: 2))
        frame.put("ab", x: 0, y: 0, style: Style(.xterm(74), attributes: .bold))
        frame.put("c", x: 2, y: 0, style: Style(.rgb(255, 0, 0), on: .xterm(16)))
        #expect(
            frame.ansi(colors: .direct) == "\u{1B}[0;1;38;5;74mab\u{1B}[0;38;2;255;0;0;48;5;16mc\u{1B}[0m\n")
        #expect(
            frame.ansi(colors: .indexed256) == "\u{1B}[0;1;38;5;74mab\u{1B}[0;38;5;196;48;5;16mc\u{1B}[0m\n")
        #expect(frame.ansi(colors: .ansi16).contains("\u{1B}[0;31;40mc"))
        #expect(frame.ansi(colors: .mono) == "\u{1B}[0;1mab\u{1B}[0mc\n")
    }
}
