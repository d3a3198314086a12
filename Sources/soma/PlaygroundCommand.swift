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
            if screen.plain { try speak(name, experiment, step) } else { try show(name, experiment, step) }
        }
    }

    private var pace: Pace { fullSpeed ? .full : .hundred }

    private func show(_ name: String, _ experiment: Experiment, _ step: Int) throws {
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
        let state = State(
            experiment, name: name, size: terminal.size, theme: theme ?? screen.theme(for: terminal.facts),
            capabilities: screen.capabilities(of: terminal.facts), pace: pace)
        let runner: PlaygroundRunner
        do throws(SessionError) {
            runner = try PlaygroundRunner(terminal, state, framesPerSecond: screen.fps, resumingAt: step)
        } catch {
            // The sentence belongs on the normal screen.
            terminal.close()
            throw error
        }
        let ending = runner.run(startsTraining: !paused && step == 0)
        terminal.close()
        StandardOutput.write(runner.summary(statistics: screen.stats ? terminal.statistics : nil))
        if let signal = ending { throw ExitCode(128 + signal) }
    }

    /// In words. Training waits for a command, so that what there is can be heard first.
    private func speak(_ name: String, _ experiment: Experiment, _ step: Int) throws {
        guard let pipe = WakePipe(signals: [SIGINT, SIGTERM, SIGHUP]) else {
            throw UsageError("the system has no file descriptors left")
        }
        let runner = try PlainRunner(
            State(experiment, name: name, pace: pace), pipe, isUTF8: TerminalFacts.localeIsUTF8(), resumingAt: step)
        let ending = runner.run()
        StandardOutput.write(runner.summary)
        if let signal = ending { throw ExitCode(128 + signal) }
    }
}
