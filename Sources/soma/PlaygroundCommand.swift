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
            let theme = try screen.chosenTheme()
            let terminal: CursesTerminal
            do {
                terminal = try CursesTerminal(
                    TerminalOptions(name: "soma", color: screen.color.use, mouse: !screen.noMouse))
            } catch let error as TerminalError {
                StandardError.write("soma: \(error)\n")
                if error.exitStatus == 2 {
                    StandardError.write("Without a terminal there are 'soma train' and 'soma render'.\n")
                }
                throw ExitCode(error.exitStatus)
            }
            let state = State(
                experiment, name: name, size: terminal.size, theme: theme ?? screen.theme(for: terminal.facts),
                capabilities: screen.capabilities(of: terminal.facts), pace: fullSpeed ? .full : .hundred)
            let runner: PlaygroundRunner
            do {
                runner = try PlaygroundRunner(terminal, state, framesPerSecond: screen.fps, resumingAt: step)
            } catch let error as SessionError {
                // The sentence belongs on the normal screen.
                terminal.close()
                throw error
            }
            let ending = runner.run(startsTraining: !paused && step == 0)
            terminal.close()
            StandardOutput.write(runner.summary(statistics: screen.stats ? terminal.statistics : nil))
            if let signal = ending { throw ExitCode(128 + signal) }
        }
    }
}
