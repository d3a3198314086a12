import CNcurses
import Cells
import Glibc

/// What can be found out about a terminal without taking it: for a report of a problem.
public struct TerminalSurvey: Sendable {
    public let facts: TerminalFacts
    /// Whether its description is known here.
    public let isKnown: Bool
    /// Whether it can place its cursor, which a full screen needs.
    public let placesCursor: Bool
    public let reportsMouse: Bool
    public let hasAlternateScreen: Bool
    /// `nil` where it does not say.
    public let size: Size?
    public let inputIsTerminal: Bool
    public let outputIsTerminal: Bool
    /// The locale's character set.
    public let characterSet: String

    public init() {
        let isUTF8 = TerminalFacts.localeIsUTF8()
        characterSet = String(cString: nl_langinfo(Int32(CODESET)))
        var facts = TerminalFacts(environment: TerminalFacts.environment(), colorCount: 0, isUTF8: isUTF8)
        isKnown = !facts.terminal.isEmpty && curses_describe() == 0
        func has(_ name: String, _ isKnown: Bool) -> Bool { isKnown && curses_capability(name) != nil }
        placesCursor = has("cup", isKnown)
        reportsMouse = has("kmous", isKnown)
        hasAlternateScreen = has("smcup", isKnown)
        facts.colorCount = isKnown ? max(0, Int(curses_described_colors())) : 0
        self.facts = facts
        (inputIsTerminal, outputIsTerminal) = (isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1)
        var (rows, columns): (Int32, Int32) = (0, 0)
        let answers = curses_window_size(STDOUT_FILENO, &rows, &columns) == 0
        size = answers ? Size(width: Int(columns), height: Int(rows)) : nil
    }
}
