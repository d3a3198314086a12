import Cells
import Testing

@testable import CursesTerminal

@Suite("The terminal without a terminal")
struct CursesTerminalTests {
    @Test(
        "every refusal is one plain sentence",
        arguments: [
            (
                TerminalError.inputIsNotATerminal,
                "The full screen needs a terminal to type in, and standard input is not one."
            ),
            (
                .outputIsNotATerminal,
                "The full screen needs a terminal to draw on, and standard output is not one."
            ),
            (
                .terminalNotNamed,
                "The full screen needs to know the terminal's type, and the TERM environment variable is not set."
            ),
            (.terminalTooPlain("dumb"), "The terminal type TERM=dumb cannot show a full screen."),
            (
                .terminalUnknown("a\u{1B}[31mb"),
                "The terminal type TERM=a?[31mb is not known on this system; TERM=xterm-256color fits most terminals."
            ),
            (.alreadyOpen, "The full screen is open already."),
            (.noResources, "The system has no file descriptors or memory left for the full screen."),
        ])
    func wording(_ error: TerminalError, _ sentence: String) {
        #expect(error.description == sentence)
        #expect(error.exitStatus == (error == .noResources ? 1 : 2))
    }

    @Test("facts come from the environment, and empty variables say nothing")
    func facts() {
        let empty = TerminalFacts(environment: ["NO_COLOR": "", "TMUX": ""], colorCount: 8, isUTF8: false)
        #expect(!empty.refusesColor && !empty.isMultiplexed && !empty.isRemote && empty.terminal.isEmpty)
        let full = TerminalFacts(
            environment: [
                "NO_COLOR": "1", "TMUX": "x,1,0", "SSH_TTY": "/dev/pts/1", "TERM": "xterm",
                "COLORTERM": "truecolor",
                "COLORFGBG": "0;15",
            ], colorCount: 256, isUTF8: true)
        #expect(full.refusesColor && full.isMultiplexed && full.isRemote)
        #expect(
            full.terminal == "xterm" && full.colorTerminal == "truecolor" && full.colorsOfTerminal == "0;15")
    }

    @Test(
        "nothing that acts on a terminal gets there as text",
        arguments: [0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B] as [UInt8])
    func cleans(_ byte: UInt8) {
        #expect(CellText.shown(Unicode.Scalar(byte), isUTF8: true) == "?")
        #expect(CellText.shown(Unicode.Scalar(byte), isUTF8: false) == "?")
    }

    @Test("without UTF-8 only ASCII is shown")
    func ascii() {
        #expect(CellText.shown("a", isUTF8: false) == "a")
        #expect(CellText.shown("\u{28FF}", isUTF8: false) == "?")
        #expect(CellText.shown("\u{28FF}", isUTF8: true) == "\u{28FF}")
    }

    @Test("of movements in a row the last is told, and nothing else is lost")
    func supersedes() {
        func move(_ x: Int, _ kind: MouseKind = .move, _ button: MouseButton = .none) -> Event {
            .mouse(kind, button, Point(x: x, y: 0), [])
        }
        let events = [
            move(1), move(2), .wake, move(3), move(4, .drag, .left), move(5, .drag, .left),
            move(6, .drag, .right),
            move(7, .wheelUp), move(7, .wheelUp),
        ]
        #expect(
            CursesTerminal.withoutSuperseded(events) == [
                move(2), .wake, move(3), move(5, .drag, .left), move(6, .drag, .right), move(7, .wheelUp),
                move(7, .wheelUp),
            ])
        #expect(CursesTerminal.withoutSuperseded([]).isEmpty)
    }
}
