import ArgumentParser
import Cells
import CursesTerminal
import Experiments
import Foundation
import Playground
import Training

/// Opens the playground in the terminal.
struct PlaygroundCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Open the playground on a preset, a file, a token or your own data.")
    @OptionGroup var options: ExperimentOptions
    @OptionGroup var screen: ScreenOptions
    @Flag(help: "Open it at rest; space starts training.") var paused = false
    @Flag(help: "Train as fast as the machine can, rather than at 100 steps a second; ; and ' change it inside.")
    var fullSpeed = false

    func run() throws {
        try reportingFailures {
            let (name, experiment, step) = try options.experiment()
            let start = Start(name: name, experiment: experiment, step: step, settings: SettingsFile())
            let screen = screen.completed(by: start.settings.preferences)
            if screen.plain == true { try speak(start) } else { try show(start, screen) }
        }
    }

    /// What both faces begin with.
    struct Start {
        let name: String
        let experiment: Experiment
        let step: Int
        let settings: SettingsFile
    }

    private func pace(_ settings: SettingsFile) -> Pace { fullSpeed ? .full : settings.preferences.pace ?? .hundred }

    private func show(_ start: Start, _ screen: ScreenOptions) throws {
        try Self.show(
            start, on: screen, pace: pace(start.settings),
            beginning: !paused && start.step == 0 ? [.command(.toggleRun)] : [])
    }

    /// Shows a playground until the person leaves.
    ///
    /// - Parameters:
    ///   - screen: completed by the person's preferences.
    ///   - beginning: what happens first.
    static func show(_ start: Start, on screen: ScreenOptions, pace: Pace, beginning: [Action]) throws {
        let theme = try screen.chosenTheme()
        let terminal: CursesTerminal
        do throws(TerminalError) {
            terminal = try CursesTerminal(
                TerminalOptions(name: "soma", color: screen.color.use, mouse: !screen.noMouse))
        } catch {
            StandardError.write("soma: \(error)\n")
            if error.exitStatus == 2 {
                StandardError.write(
                    "'soma --plain' works without one, in words; so do 'soma train' and 'soma render'.\n")
            }
            throw ExitCode(error.exitStatus)
        }
        let facts = terminal.facts
        let log = LogFile()
        log.append(
            "soma \(Soma.version) on \(facts.terminal), \(terminal.size.width)x\(terminal.size.height), "
                + "\(facts.colorCount) colours, \(facts.isUTF8 ? "UTF-8" : "no UTF-8"), with \(start.name)")
        let state = State(
            start.experiment, name: start.name, size: terminal.size, theme: theme ?? screen.theme(for: facts),
            capabilities: screen.capabilities(of: facts), pace: pace, preferences: start.settings.preferences)
        let runner: PlaygroundRunner
        do throws(SessionError) {
            runner = try PlaygroundRunner(
                terminal, state, settings: start.settings, rates: screen, resumingAt: start.step)
        } catch {
            // The sentence belongs on the normal screen.
            terminal.close()
            throw error
        }
        let ending = runner.run(beginning: beginning)
        terminal.close()
        StandardOutput.write(runner.summary(statistics: screen.stats ? terminal.statistics : nil))
        log.append(ending.map { "ended by signal \($0)" } ?? "left")
        if let signal = ending { throw ExitCode(128 + signal) }
    }

    /// In words. Training waits for a command, so that what there is can be heard first.
    private func speak(_ start: Start) throws {
        guard let pipe = WakePipe(signals: [SIGINT, SIGTERM, SIGHUP]) else {
            throw UsageError("the system has no file descriptors left")
        }
        let state = State(
            start.experiment, name: start.name, pace: pace(start.settings), preferences: start.settings.preferences)
        let runner = try PlainRunner(
            state, settings: start.settings, pipe, isUTF8: TerminalFacts.localeIsUTF8(), resumingAt: start.step)
        let ending = runner.run()
        StandardOutput.write(runner.summary)
        if let signal = ending { throw ExitCode(128 + signal) }
    }
}
