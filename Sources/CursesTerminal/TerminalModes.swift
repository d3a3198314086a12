import CNcurses
import Glibc

/// The modes of the terminal and of its line, and the bytes that set and undo them.
struct TerminalModes {
    let original: termios
    let program: termios
    /// Mouse with drags and exact columns, bracketed paste, focus reports.
    private(set) var enter: [UInt8]
    private let knowsModes: Bool
    /// All that `enter` set, undone.
    let leave: [UInt8]
    /// Everything that gives the terminal back, for signal handlers.
    let restore: [UInt8]

    /// After the screen was opened, because the strings come from its terminal's description.
    init(original: termios, mouse: Bool) {
        self.original = original
        program = Self.program(from: original)
        // A terminal that knows no mouse may print what it does not understand.
        knowsModes = curses_capability("kmous") != nil
        enter = []
        leave =
            knowsModes ? Array("\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?1004l\u{1B}[?2004l".utf8) : []
        let screen = ["sgr0", "op", "cnorm", "rmkx", "rmcup"].flatMap(Self.bytes)
        // Twice: some terminals bring modes back when the alternate screen is left.
        restore = leave + screen + leave + Array("\r".utf8)
        set(mouse: mouse)
    }

    /// What `enter` asks for.
    mutating func set(mouse: Bool) {
        guard knowsModes else { return }
        let reports = mouse ? "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h" : "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
        enter = Array((reports + "\u{1B}[?2004h\u{1B}[?1004h").utf8)
    }

    /// Every key as its bytes, at once, and not shown; but Ctrl-C and Ctrl-Z still signal, so that they work whatever the
    /// program does. What was typed before Ctrl-C is not lost by it.
    private static func program(from original: termios) -> termios {
        var modes = original
        modes.c_iflag &= ~tcflag_t(ICRNL | INLCR | IGNCR | IXON | IXOFF | ISTRIP | BRKINT | PARMRK)
        modes.c_oflag &= ~tcflag_t(OPOST)
        modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHONL | IEXTEN)
        modes.c_lflag |= tcflag_t(ISIG | NOFLSH)
        modes.c_cflag = (modes.c_cflag & ~tcflag_t(CSIZE | PARENB)) | tcflag_t(CS8)
        withUnsafeMutableBytes(of: &modes.c_cc) { characters in
            characters[Int(VMIN)] = 1
            characters[Int(VTIME)] = 0
            // Ctrl-\ would leave a core file and a broken screen: it is a key here.
            characters[Int(VQUIT)] = 0
        }
        return modes
    }

    /// A string of the terminal's description, without its `$<milliseconds>` paddings.
    private static func bytes(_ capability: String) -> [UInt8] {
        guard let start = curses_capability(capability) else { return [] }
        var found: [UInt8] = []
        var isPadding = false
        let text = Array(String(cString: start).utf8)
        for (index, byte) in text.enumerated() {
            if byte == UInt8(ascii: "$"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "<") {
                isPadding = true
            }
            if !isPadding { found.append(byte) }
            if byte == UInt8(ascii: ">") { isPadding = false }
        }
        return found
    }
}
