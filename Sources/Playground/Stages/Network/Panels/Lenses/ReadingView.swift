import Catalogue
import Cells

/// What a lens found: its facts in a row, its sentences, and its chart beneath.
struct ReadingView: Drawable {
    var reading: LensReading

    func draw(on frame: inout Frame, look: Look) {
        var rest = Rect(frame.size)
        func cutRow() { rest = Rect(x: rest.x, y: rest.y + 1, width: rest.width, height: max(0, rest.height - 1)) }
        if !reading.facts.isEmpty, rest.height >= 2 {
            frame.put(reading.facts.laid(out: look).fitted(to: rest.width), in: rest)
            cutRow()
        }
        for fact in reading.lines.prefix(rest.height / 3) {
            frame.put(fact.text, in: rest, style: fact.tone.style(look))
            cutRow()
        }
        frame.edit(rest) { ChartView(chart: reading.chart).draw(on: &$0, look: look) }
    }

}

extension [LensFact] {
    fileprivate func laid(out look: Look) -> FactLine {
        var line = FactLine()
        for fact in self { line.add(fact.text, fact.tone.style(look), importance: fact.importance) }
        return line
    }
}

extension LensFact.Tone {
    /// How the theme says it.
    func style(_ look: Look) -> Style {
        switch self {
        case .plain: look.theme.textStyle
        case .faint: look.theme.faintStyle
        case .accent: look.theme.accentStyle
        case .good: Style(look.theme.good)
        case .warning: look.theme.warningStyle
        }
    }

    /// The colour of what stands for it in a chart.
    func color(_ look: Look) -> Color {
        switch self {
        case .plain: look.theme.text
        case .faint: look.theme.faint
        case .accent: look.theme.accent
        case .good: look.theme.good
        case .warning: look.theme.warning
        }
    }
}
