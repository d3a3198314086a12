/// Why there is no full screen here.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    case inputIsNotATerminal
    case outputIsNotATerminal
    /// TERM is unset or empty.
    case terminalNotNamed
    /// TERM names a terminal that cannot place its cursor.
    case terminalTooPlain(String)
    /// TERM names nothing that this system describes.
    case terminalUnknown(String)
    /// Another screen is open in this process.
    case alreadyOpen
    /// The system refused a pipe or a file in memory.
    case noResources

    public var description: String {
        switch self {
        case .inputIsNotATerminal:
            "The full screen needs a terminal to type in, and standard input is not one."
        case .outputIsNotATerminal:
            "The full screen needs a terminal to draw on, and standard output is not one."
        case .terminalNotNamed:
            "The full screen needs to know the terminal's type, and the TERM environment variable is not set."
        case .terminalTooPlain(let name): "The terminal type TERM=\(shown(name)) cannot show a full screen."
        case .terminalUnknown(let name):
            "The terminal type TERM=\(shown(name)) is not known on this system; "
                + "TERM=xterm-256color fits most terminals."
        case .alreadyOpen: "The full screen is open already."
        case .noResources: "The system has no file descriptors or memory left for the full screen."
        }
    }

    /// The status to exit with: no usable terminal is a wrong use.
    public var exitStatus: Int32 { self == .noResources ? 1 : 2 }

    /// The variable's value may hold anything, and the message goes to a terminal.
    private func shown(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.prefix(40).map { (" "..."~").contains($0) ? $0 : "?" }))
    }
}
