import Foundation
import TestSupport
import Testing

/// What happens where printing fails, and what strangers' text may do to a terminal.
@Suite("Printing")
struct PrintingTests {
    // MARK: Control characters

    static let hostile = "x\u{1B}]52;c;QUFB\u{07}\u{9B}2J\u{7F}\u{202E}"

    static let hostileUses: [[String]] = [
        ["train", hostile], ["train", hostile + ".yaml"], ["race", hostile + ".yaml", "spiral"], [hostile],
        ["--" + hostile], ["--theme", hostile], ["render", "--size", hostile], ["render", "--panel", hostile],
        ["race", "spiral", "circle", "--goal", hostile], ["race", "spiral", "circle", "--budget", hostile],
        ["activations", hostile], ["activations", "gelu", "--at", hostile], ["palette", hostile], ["cite", hostile],
        ["lesson", hostile], ["check", hostile], ["train", "--seed", hostile], ["train", "--csv", hostile + "/f.csv"],
        ["train", "--set", hostile], ["train", "--set", "optimizer.rate=" + hostile], ["bench", hostile],
        ["verify", hostile], ["explore", hostile], ["train", "--lens", hostile], ["train", "--data", hostile],
    ]

    @Test("of what strangers wrote sends no control character", arguments: hostileUses)
    func hostileText(arguments: [String]) throws {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 2)
        expectHarmless(outcome)
    }

    @Test("of a terminal's name in TERM sends none either")
    func terminalName() throws {
        for command in ["doctor", "spiral"] {
            expectHarmless(try Program.shell(#""$soma" \#(command)"#, environment: ["TERM": Self.hostile]))
        }
    }

    @Test("of names of columns in JSON and CSV sends none")
    func columnNames() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let table = folder.url.appending(path: "t.csv")
        let rows = (0..<20).map { "\($0),\($0 * 2)" }.joined(separator: "\n")
        try Data("a\u{9B}2J\u{2028}b,y\n\(rows)\n".utf8).write(to: table)
        let outcome = try Program.run(["train", "--data", table.path, "--steps", "2", "--json"])
        #expect(outcome.status == 0 && outcome.output.contains(#"a\u009b2J"#), "\(outcome.errors)")
        expectHarmless(outcome)
    }

    private func expectHarmless(_ outcome: Program.Outcome) {
        for text in [outcome.output, outcome.errors] {
            let acting = text.unicodeScalars.filter {
                $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t"
                    || [0x2028, 0x2029, 0x202E].contains($0.value)
            }
            #expect(acting.isEmpty, "\(text.debugDescription)")
        }
    }

    // MARK: Streams that fail

    @Test(
        "of a message to an error stream that is closed or full leaves the status",
        arguments: ["2>&-", "2>/dev/full", ">&- 2>&-", "<&- >&- 2>&-"])
    func failedMessage(redirection: String) throws {
        for wrong in ["show nosuch", "train --nosuchoption", "train --steps x"] {
            #expect(try Program.shell(#""$soma" \#(wrong) \#(redirection)"#).status == 2)
        }
    }

    @Test(
        "to an output that is full or closed is told, and the status is 1",
        arguments: [
            "list", "keys", "doctor", "manual", "show spiral", "show spiral --token", "palette", "activations gelu",
            "--help", "train --help", "--version", "--generate-completion-script bash", "train spiral --steps 2",
            "train spiral --steps 2 --json", "race spiral circle --steps 2", "render spiral --steps 1", "cite adam",
        ])
    func failedOutput(command: String) throws {
        for redirection in [">/dev/full", ">&-"] {
            let outcome = try Program.shell(#""$soma" \#(command) \#(redirection)"#)
            #expect(outcome.status == 1, "\(redirection)")
            #expect(outcome.errors.hasPrefix("soma: cannot write to the standard output: "), "\(outcome.errors)")
        }
    }

    @Test("for a reader who leaves early ends quietly; a file that was asked for is whole")
    func earlyReader() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = folder.url.appending(path: "f.csv").path
        let outcome = try Program.shell(
            #""$soma" train spiral --steps 300 --every 1 --json --csv \#(file) | head -1; echo ${PIPESTATUS[0]}"#)
        #expect(outcome.errors.isEmpty && outcome.output.hasSuffix("}\n0\n"))
        let rows = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        #expect(rows.count == 302 && rows[301].hasPrefix("300,"))
        let list = try Program.shell(
            #""$soma" train spiral --json --every 1 | head -1 >/dev/null; echo ${PIPESTATUS[0]}"#)
        #expect(list.output == "0\n" && list.errors.isEmpty)
    }

    // MARK: Limits

    @Test("with few descriptors is a sentence and 1, or works", arguments: 4...14)
    func fewDescriptors(limit: Int) throws {
        for command in ["race spiral circle --steps 2", "spiral --plain", "list"] {
            let outcome = try Program.shell(#"echo quit | (ulimit -n \#(limit); exec "$soma" \#(command))"#)
            #expect(outcome.status == 0 || outcome.status == 1, "\(command): \(outcome.status) \(outcome.errors)")
            #expect(outcome.status == 0 || outcome.errors.contains("file descriptors"), "\(outcome.errors)")
        }
    }

    @Test("to a file beyond the limit of its size is told, and the status is 1")
    func fileSize() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = folder.url.appending(path: "f.csv").path
        let outcome = try Program.shell(
            #"ulimit -f 1; "$soma" train spiral --steps 1000 --every 1 --csv \#(file) | cat"#
                + "; exit ${PIPESTATUS[0]}")
        #expect(outcome.status == 1 && outcome.errors.contains("f.csv"), "\(outcome.status) \(outcome.errors)")
    }

    @Test("closed input is an end of input: words say what there is and leave")
    func closedInput() throws {
        for command in ["spiral --plain", "explore --plain", "race spiral circle --plain --steps 2"] {
            let outcome = try Program.shell(#""$soma" \#(command) <&-"#)
            #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(command): \(outcome.status) \(outcome.errors)")
        }
    }

    @Test("in a locale without UTF-8 is ASCII", arguments: ["list", "keys", "xor --plain", "activations", "nosuch"])
    func ascii(command: String) throws {
        let outcome = try Program.shell(
            #"printf 'note\nhelp\nstep 5\nquit\n' | "$soma" \#(command)"#, environment: ["LC_ALL": "C"])
        let all = outcome.output + outcome.errors
        #expect(!all.isEmpty && all.utf8.allSatisfy { $0 < 0x80 }, "\(all)")
    }
}
