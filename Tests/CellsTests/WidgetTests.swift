import Testing

@testable import Cells

@Suite("Widgets")
struct WidgetTests {
    private func row(_ drawing: some Drawable, width: Int) -> String {
        drawing.frame(size: Size(width: width, height: 1), look: .braille).text
    }

    @Test(
        "the key bar drops the least important first and keeps help",
        arguments: [
            (80, "space run  n step  r reset  tab panel  y log axis  q quit"),
            (45, "space run  n step  r reset  q quit"),
            (20, "space run"), (8, ""), (6, ""),
        ] as [(Int, String)])
    func hints(width: Int, expected: String) {
        let text = row(Examples.hints, width: width)
        #expect(text.hasPrefix(expected))
        #expect(text.hasSuffix("? help"))
    }

    @Test("a bar one column wide still has the question mark")
    func narrowHints() {
        #expect(row(Examples.hints, width: 1) == "?")
    }

    @Test("letters are found in order, beginnings of words first")
    func fuzzy() throws {
        #expect(try #require(FuzzyMatch("rw", in: "reset weights")).positions == [0, 6])
        #expect(FuzzyMatch("wr", in: "reset weights") == nil)
        #expect(try #require(FuzzyMatch("", in: "anything")).positions == [])
        #expect(FuzzyMatch("", in: "") != nil)
        #expect(FuzzyMatch("a", in: "") == nil)
        let better = try #require(FuzzyMatch("log", in: "log axis"))
        let worse = try #require(FuzzyMatch("log", in: "load the gauges"))
        #expect(better.score > worse.score)
    }

    @Test("a text field keeps its cursor in sight")
    func textField() {
        let field = TextField("abcdefghijkl", prompt: "> ")
        let frame = field.frame(size: Size(width: 8, height: 1), look: .braille)
        #expect(frame.text == "> …ijkl")
        #expect(frame[7, 0].attributes == .reverse)
        let start = TextField("abcdefghijkl", cursor: 0, prompt: "> ")
        #expect(start.frame(size: Size(width: 8, height: 1), look: .braille)[2, 0].attributes == .reverse)
        #expect(row(TextField("", placeholder: "name"), width: 8) == "name")
    }

    @Test("a narrow table drops the columns of low priority and keeps the first")
    func table() {
        let header = { (width: Int) in
            Examples.table.frame(size: Size(width: width, height: 5), look: .braille).text.split(
                separator: "\n")[0]
        }
        #expect(header(64).contains("seed"))
        #expect(!header(40).contains("seed") && header(40).contains("loss"))
        #expect(header(8).hasPrefix("run"))
    }

    @Test("the chosen row is visible and marked without colours too")
    func selection() {
        let frame = Examples.table.frame(size: Size(width: 50, height: 4), look: .mono)
        let marked = (0..<4).filter { frame[0, $0].attributes.contains(.reverse) }
        #expect(marked == [3])
        #expect(frame.text.contains("0.0556"))
    }

    @Test("a tab that is chosen is always visible", arguments: 0..<5)
    func tabs(selected: Int) {
        let titles = ["Train", "Race", "Data", "Network", "Notes"]
        for width in 12...40 {
            #expect(row(Tabs(titles, selected: selected), width: width).contains("[\(titles[selected])]"))
        }
    }

    @Test(
        "a gauge is full only at the end",
        arguments: [
            (0.0, "──────────"), (0.5, "█████─────"), (1, "██████████"), (7, "██████████"),
            (.nan, "┄┄┄┄┄┄┄┄┄┄"),
        ] as [(Double, String)])
    func gauge(fraction: Double, bar: String) {
        #expect(row(Gauge(fraction, text: ""), width: 10) == bar)
    }
}
