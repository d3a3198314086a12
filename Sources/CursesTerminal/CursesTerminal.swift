import CNcurses
import Cells
import Glibc

/// The screen: frames out, events in, and the terminal given back whatever happens.
///
/// ncurses chooses the bytes; they collect in memory and are written here, without ever blocking: while
/// the terminal takes its time, newer frames replace those that wait. Input bytes are parsed here too.
/// Not `Sendable`: it lives on the one thread that made it. One at a time in a process.
public final class CursesTerminal {
    public internal(set) var size = Size(width: 80, height: 24)
    public let facts: TerminalFacts
    public internal(set) var statistics = TerminalStatistics()
    /// Wakes `waitForEvents` from any thread.
    public let waker = Waker()

    var modes: TerminalModes
    /// Whether -1 stands for the terminal's own colours.
    let hasOwnColors: Bool
    var output: TerminalOutput
    var parser = InputParser()
    /// When bytes were last read, in milliseconds.
    var lastInput = 0
    /// When pasted text was last read, in milliseconds.
    var lastPaste = 0
    var pairs: PairTable
    /// The frame that ncurses holds; nil when every cell has to be set again.
    var drawn: Frame?
    /// The last frame given, to draw again after a resize or a suspension.
    var latest: (frame: Frame, cursor: Point?)?
    /// Whether `latest` came while the frame before was still being written.
    var isBehind = false
    /// The signal that asked for the end, once one did.
    var ending: Int32?
    private(set) var isOpen = true

    /// Shows the screen.
    public init(_ options: TerminalOptions) throws(TerminalError) {
        let environment = TerminalFacts.environment()
        let name = try Self.terminalName(environment)
        let isUTF8 = TerminalFacts.localeIsUTF8()
        var original = termios()
        guard tcgetattr(STDIN_FILENO, &original) == 0 else { throw .inputIsNotATerminal }
        try Self.openScreen(name: name)
        guard let output = TerminalOutput() else {
            curses_close()
            terminal_release_signals()
            throw .noResources
        }
        self.output = output

        var facts = TerminalFacts(environment: environment, colorCount: 0, isUTF8: isUTF8)
        let wantsColor = options.color == .always || options.color == .automatic && !facts.refusesColor
        if wantsColor, has_colors() {
            hasOwnColors = curses_start_color()
            facts.colorCount = max(0, Int(curses_color_count()))
            pairs = PairTable(capacity: Int(curses_pair_count()))
        } else {
            hasOwnColors = true
            pairs = PairTable(capacity: 1)
        }
        self.facts = facts
        modes = TerminalModes(original: original, mouse: options.mouse)

        armRestoration(options)
        if options.capturesOutput { _ = terminal_capture_output() }
        takeSize()
        show()
    }

    deinit { close() }

    /// Gives the terminal back as it was found, and prints what was captured meanwhile.
    /// After a request to end, the two seconds go on: the process exits in time even if something hangs.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        hide()
        terminal_release_output()
        curses_close()
        terminal_release_signals()
        output.close()
    }

    private static func terminalName(_ environment: [String: String]) throws(TerminalError) -> String {
        guard !terminal_signals_are_caught() else { throw .alreadyOpen }
        guard isatty(STDIN_FILENO) == 1 else { throw .inputIsNotATerminal }
        guard isatty(STDOUT_FILENO) == 1 else { throw .outputIsNotATerminal }
        let name = environment["TERM"] ?? ""
        if name.isEmpty { throw .terminalNotNamed }
        if name == "dumb" { throw .terminalTooPlain(name) }
        return name
    }

    private static func openScreen(name: String) throws(TerminalError) {
        // Before ncurses, which takes the signals that are still at their default.
        guard terminal_catch_signals() == 0 else { throw .noResources }
        var failure: TerminalError?
        switch curses_open() {
        case 0:
            if curses_capability("cup") == nil {
                curses_close()
                failure = .terminalTooPlain(name)
            }
        case -2: failure = .terminalUnknown(name)
        default: failure = .noResources
        }
        guard let failure else { return }
        terminal_release_signals()
        throw failure
    }

    private func armRestoration(_ options: TerminalOptions) {
        let descriptor = output.descriptor
        modes.restore.withUnsafeBufferPointer { bytes in
            options.name.withCString { name in
                var restoration = terminal_restoration(
                    input: STDIN_FILENO, output: descriptor, original: modes.original, program: modes.program,
                    bytes: bytes.baseAddress, count: bytes.count, name: name)
                terminal_catch_crashes(&restoration, options.guardian)
            }
        }
    }
}
