import Cells

/// Short facts in one line. Where not all fit the least important go, and the rest keep their order.
struct FactLine {
    struct Fact {
        var text: StyledText
        /// Higher stays longer; of equals, the first.
        var importance: Int
    }

    var facts: [Fact] = []
    /// Columns left free between two facts.
    var gap = 2

    mutating func add(_ text: String, _ style: Style, importance: Int = 0) {
        add(StyledText(text, style), importance: importance)
    }

    mutating func add(_ text: StyledText, importance: Int = 0) {
        if text.screenWidth > 0 { facts.append(Fact(text: text, importance: importance)) }
    }

    /// The line in at most `width` columns; the most important fact is always there, cut if need be.
    func fitted(to width: Int) -> StyledText {
        var shown = Array(facts.indices)
        func length() -> Int { shown.reduce(gap * max(0, shown.count - 1)) { $0 + facts[$1].text.screenWidth } }
        while shown.count > 1, length() > width {
            let least = shown.min { left, right in
                let (first, second) = (facts[left].importance, facts[right].importance)
                return first == second ? left > right : first < second
            }
            shown.removeAll { $0 == least }
        }
        var line = StyledText()
        for index in shown {
            if !line.spans.isEmpty { line.append(String(repeating: " ", count: gap)) }
            line.spans.append(contentsOf: facts[index].text.spans)
        }
        return line.truncated(to: width)
    }
}
