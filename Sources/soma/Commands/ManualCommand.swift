import ArgumentParser
import Playground

/// Writes the manual page: made from the help and the table of keys, so that it cannot say anything else.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write the manual page, for man.", shouldDisplay: false)

    func run() { StandardOutput.write(data: Self.page) }

    static var page: String {
        var page = ManualPage(name: "soma", version: Soma.version, summary: Soma.configuration.abstract)
        page.section("Synopsis", lines: ["soma [command] [options]"])
        page.section(
            "Description",
            lines: Soma.helpMessage(columns: 76).split(separator: "\n", omittingEmptySubsequences: false).map(
                String.init))
        for command in Soma.configuration.subcommands where command.configuration.shouldDisplay {
            page.section(
                "soma " + (command.configuration.commandName ?? ""),
                lines: Soma.helpMessage(for: command, columns: 76)
                    .split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        }
        page.section("Keys", lines: KeyTable.standard.lines)
        page.section(
            "Files",
            lines: [
                "$XDG_CONFIG_HOME/soma/settings.yaml   what was set with P inside; ~/.config if unset",
                "$XDG_STATE_HOME/soma/soma.log         what happened; ~/.local/state if unset",
            ])
        page.section(
            "Environment",
            lines: [
                "NO_COLOR        no colours, if not empty",
                "SOMA_PRESETS    a folder of presets of your own",
                "SWIFT_BACKTRACE interactive=no writes a backtrace when the program crashes",
            ])
        page.section(
            "Exit status",
            lines: [
                "0       it did what was asked", "1       a run diverged, a claim does not hold, or the system failed",
                "2       wrong use, or no usable terminal", "128+n   ended by signal n",
            ])
        return page.text
    }
}

/// Text for man, in the macros of man(7); lines are kept as they are.
private struct ManualPage {
    private(set) var text: String

    init(name: String, version: String, summary: String) {
        text =
            ".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\"\n.SH NAME\n\(name) \\- \(Self.escaped(summary))\n"
    }

    mutating func section(_ title: String, lines: [String]) {
        text += ".SH \(Self.escaped(title.uppercased()))\n.nf\n"
        text += lines.map { Self.escaped($0) + "\n" }.joined()
        text += ".fi\n"
    }

    /// A point or an apostrophe at the beginning of a line, and any backslash or hyphen, would mean something to man.
    private static func escaped(_ line: String) -> String {
        let text = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
        return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }
}
