import CNcurses
import Glibc

/// What the terminal and the environment say of themselves; what to make of it is for others to decide.
public struct TerminalFacts: Hashable, Sendable {
    /// Colours that can be shown: 0 (none, or not wanted), 8, 16, 88, 256, or 16,777,216.
    public var colorCount: Int
    /// Whether the locale writes UTF-8.
    public var isUTF8: Bool
    /// TERM
    public var terminal: String
    /// COLORTERM
    public var colorTerminal: String
    /// COLORFGBG: "15;0" is light text on a dark background.
    public var colorsOfTerminal: String
    /// NO_COLOR is set and not empty.
    public var refusesColor: Bool
    /// Bytes are dear.
    public var isRemote: Bool
    /// Within tmux or screen.
    public var isMultiplexed: Bool

    public init(environment: [String: String], colorCount: Int, isUTF8: Bool) {
        func value(_ name: String) -> String { environment[name] ?? "" }
        self.colorCount = colorCount
        self.isUTF8 = isUTF8
        terminal = value("TERM")
        colorTerminal = value("COLORTERM")
        colorsOfTerminal = value("COLORFGBG")
        refusesColor = !value("NO_COLOR").isEmpty
        isRemote = !value("SSH_CONNECTION").isEmpty || !value("SSH_TTY").isEmpty
        isMultiplexed = !value("TMUX").isEmpty || !value("STY").isEmpty
    }

    /// The variables that `init` reads, from this process's environment.
    public static func environment() -> [String: String] {
        var found: [String: String] = [:]
        for name in [
            "TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "TMUX", "STY",
        ] {
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        return found
    }

    /// Takes the character set from the environment, and nothing else: numbers keep their points.
    public static func localeIsUTF8() -> Bool {
        setlocale(LC_CTYPE, "")
        return String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
    }
}
