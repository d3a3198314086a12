import ArgumentParser
import Cells
import CursesTerminal
import Experiments
import Foundation
import Playground
import Problems

/// Tells what was detected.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Tell what was detected of terminal and machine, for a report of a problem.")

    func run() {
        let survey = TerminalSurvey()
        var report = FactTable()
        report.add("soma", "\(Soma.version), \(Self.build), for \(Processor.target)")
        report.add(
            "processor", "\(Processor.name), \(Processor.level), \(ProcessInfo.processInfo.activeProcessorCount) cores")
        report.add("system", ProcessInfo.processInfo.operatingSystemVersionString)
        terminal(survey, &report)
        appearance(survey, &report)
        paths(&report)
        StandardOutput.write(report.text)
    }

    private static var build: String {
        #if DEBUG
            "debug build"
        #else
            "release build"
        #endif
    }

    private func terminal(_ survey: TerminalSurvey, _ report: inout FactTable) {
        let facts = survey.facts
        let name = facts.terminal.isEmpty ? "TERM is not set" : facts.terminal
        let known = survey.isKnown ? (survey.placesCursor ? "" : ", too plain for a full screen") : ", not known here"
        report.add("terminal", name + known)
        report.add(
            "",
            "input is \(survey.inputIsTerminal ? "a terminal" : "no terminal"), "
                + "output is \(survey.outputIsTerminal ? "a terminal" : "no terminal")")
        if facts.isMultiplexed { report.add("", "within tmux or screen") }
        if facts.isRemote { report.add("", "over ssh: 10 frames a second at most") }
        report.add(
            "size", survey.size.map { "\($0.width)x\($0.height)" } ?? "the terminal does not say")
        report.add("mouse", survey.reportsMouse ? "reported" : "the description of the terminal knows none")
        report.add("alternate screen", survey.hasAlternateScreen ? "yes" : "no")
    }

    private func appearance(_ survey: TerminalSurvey, _ report: inout FactTable) {
        let facts = survey.facts
        let options = ScreenOptions.standard
        let capabilities = options.capabilities(of: facts)
        let refused = facts.refusesColor ? "; NO_COLOR is set" : ""
        report.add("colours", "\(facts.colorCount) (\(capabilities.colors))" + refused)
        if !facts.colorTerminal.isEmpty { report.add("", "COLORTERM is \(shown(facts.colorTerminal))") }
        report.add("theme", options.theme(for: facts).name)
        report.add("locale", survey.characterSet)
        report.add("characters", capabilities.glyphs.name + (facts.isUTF8 ? "  ⣿⡇ ▀▄ ▓░ ─│ should be visible" : ""))
    }

    private func paths(_ report: inout FactTable) {
        let settings = SettingsFile()
        let isThere = FileManager.default.fileExists(atPath: settings.path)
        report.add("program", Bundle.main.executablePath ?? "unknown")
        report.add("presets", "\(PresetLibrary.shipped.entries.count) found")
        if let first = PresetLibrary.shipped.entries.first {
            report.add("", (first.path as NSString).deletingLastPathComponent)
        }
        report.add("data", Self.tableProblem ?? "found")
        report.add("settings", settings.path + (isThere ? "" : ", not there yet"))
        if let problem = settings.problem { report.add("", problem) }
        report.add("log", UserFolders.log)
    }

    /// Whether the tables that come with the program are found.
    private static var tableProblem: String? {
        do throws(ProblemError) {
            _ = try Problem.load(ProblemSource(.builtIn("iris")))
            return nil
        } catch { return "\(error)" }
    }

    private func shown(_ text: String) -> String {
        String(text.unicodeScalars.prefix(40).map { (" "..."~").contains($0) ? Character($0) : "?" })
    }
}

/// Facts in two columns.
private struct FactTable {
    private(set) var text = ""

    mutating func add(_ name: String, _ fact: String) {
        text += name + String(repeating: " ", count: max(1, 18 - name.count)) + fact + "\n"
    }
}
