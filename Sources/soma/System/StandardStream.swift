import Cells
import CursesTerminal
import Foundation

/// A standard stream: the one door through which everything that is printed goes. Nothing that a terminal would obey passes
/// but what the program writes itself; where the locale has no UTF-8, words are ASCII.
struct StandardStream: Sendable {
    let descriptor: Int32

    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Words: what they hold came from anywhere.
    func words(_ text: String) throws(SystemFailure) {
        let shown = text.withControlsShown
        try send(Self.isUTF8 ? shown : shown.reducedToASCII)
    }

    /// What another program reads, in UTF-8 whatever the locale is.
    func data(_ text: String) throws(SystemFailure) { try send(text.withControlsShown) }

    /// A frame, row by row; its characters are a column wide and act on nothing.
    func picture(_ frame: Frame, colors: ColorDepth?) throws(SystemFailure) {
        try send((colors.map { frame.ansi(colors: $0) } ?? frame.text.withControlsShown) + "\n")
    }

    /// Writes in place of the line before, which on a terminal is wiped out.
    func rewrite(_ line: String) throws(SystemFailure) {
        let shown = line.withControlsShown
        try send("\r\u{1B}[K" + (Self.isUTF8 ? shown : shown.reducedToASCII))
    }

    /// Whether the locale writes UTF-8.
    static let isUTF8 = TerminalFacts.localeIsUTF8()

    private func send(_ text: String) throws(SystemFailure) { try FileBytes.write(Array(text.utf8), to: descriptor) }
}

/// The output stream. What cannot be written is said once on the error stream, and the program ends with 1. A reader who has
/// left (`| head`) ends it quietly, unless the run has a file to write: then it goes on without a reader.
enum StandardOutput {
    private static let stream = StandardStream(descriptor: STDOUT_FILENO)

    static var isTerminal: Bool { stream.isTerminal }

    static func write(_ text: String) { attempt { () throws(SystemFailure) in try stream.words(text) } }

    /// What another program reads: JSON, presets, the manual.
    static func write(data text: String) { attempt { () throws(SystemFailure) in try stream.data(text) } }

    /// - Parameter colors: `nil` for none.
    static func write(_ frame: Frame, colors: ColorDepth?) {
        attempt { () throws(SystemFailure) in try stream.picture(frame, colors: colors) }
    }

    private static func attempt(_ body: () throws(SystemFailure) -> Void) {
        guard !Reader.hasLeft else { return }
        do throws(SystemFailure) { try body() } catch {
            // A terminal that is gone reads nothing, and the program is about to say by its status why it ends.
            if error.number == EIO { return Reader.leave() }
            if error.number == EPIPE {
                guard Reader.isNeeded else { return Reader.leave() }
                exit(0)
            }
            StandardError.write("soma: cannot write to the standard output: \(error)\n")
            exit(1)
        }
    }
}

/// The error stream, for messages and progress. Where it cannot be written there is nobody to tell.
enum StandardError {
    private static let stream = StandardStream(descriptor: STDERR_FILENO)

    static var isTerminal: Bool { stream.isTerminal }

    static func write(_ text: String) { try? stream.words(text) }

    /// A line in place of the one before, on a terminal; nothing elsewhere.
    static func rewrite(_ line: String) { if isTerminal { try? stream.rewrite(line) } }
}
