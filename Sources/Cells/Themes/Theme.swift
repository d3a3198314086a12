/// Roles and their colours. A theme is one small file that fills in this form.
public struct Theme: Hashable, Sendable {
    /// As preferences name it.
    public var name: String
    /// `.terminal` leaves the user's own background alone.
    public var background: Color = .terminal
    /// Whether the background is dark, painted or assumed.
    public var isDark: Bool
    /// Words and numbers.
    public var text: Color
    /// Text of second rank: units, hints, axes.
    public var faint: Color
    /// What can be changed or is chosen.
    public var accent: Color
    /// Headings.
    public var title: Color
    /// Boxes without the keys.
    public var border: Color
    /// The border of the panel that has the keys.
    public var focus: Color
    /// What needs a look.
    public var warning: Color
    /// What went wrong.
    public var error: Color
    /// What is reached.
    public var good: Color
    /// Background of the chosen row.
    public var selection: Color
    /// Background of a range within a chart.
    public var shade: Color
    /// One colour a class, ten of them; the first two are also the ends of the diverging ramp in spirit.
    public var classes: [Color]
    /// One colour a run.
    public var runs: [Color]
    /// Low to high, with lightness changing in one direction.
    public var sequential: [Color]
    /// Negative (class 0) to positive (class 1); an odd number, the middle one neutral.
    public var diverging: [Color]

    /// All themes, in the order they are offered.
    public static let all: [Theme] = [.dark, .light, .dusk, .contrast]

    /// The theme with this name, whatever its capital letters.
    public static func named(_ name: String) -> Theme? {
        all.first { $0.name == name.lowercased() }
    }

    /// Classes beyond the last colour begin anew.
    public func color(ofClass index: Int) -> Color { classes.cyclic(index) ?? text }
    /// Runs beyond the last colour begin anew.
    public func color(ofRun index: Int) -> Color { runs.cyclic(index) ?? text }
}

extension Theme {
    /// Words and numbers.
    public var textStyle: Style { Style(text) }
    /// Text of second rank: units, hints, axes.
    public var faintStyle: Style { Style(faint) }
    /// What can be changed or is chosen, in bold.
    public var accentStyle: Style { Style(accent, attributes: .bold) }
    /// Headings.
    public var titleStyle: Style { Style(title, attributes: .bold) }
    /// What needs a look.
    public var warningStyle: Style { Style(warning, attributes: .bold) }
    /// What went wrong.
    public var errorStyle: Style { Style(error, attributes: .bold) }
    /// What is reached.
    public var goodStyle: Style { Style(good) }
}

extension Look {
    /// The style of a chosen row: a background where there are colours, reverse where there are none.
    public var selectionStyle: Style {
        capabilities.colors >= .indexed256
            ? Style(theme.text, on: theme.selection, attributes: .bold)
            : Style(theme.text, attributes: [.reverse, .bold])
    }
}

extension Array {
    /// The element at any index, counted around in a circle; `nil` only when empty.
    func cyclic(_ index: Int) -> Element? {
        guard !isEmpty else { return nil }
        let rest = index % count
        return self[rest < 0 ? rest + count : rest]
    }
}

/// Colours by their xterm numbers, as the theme files write them.
func xterm(_ numbers: UInt8...) -> [Color] { numbers.map { .xterm($0) } }
