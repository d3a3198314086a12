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
            try options.table.refusePipe()
            let (name, experiment, step) = try options.experiment()
            let start = PlaygroundStart(name: name, experiment: experiment, step: step, settings: SettingsFile())
            let screen = screen.completed(by: start.settings.preferences)
            if screen.plain == true {
                try screen.speak(start, pace(start.settings))
            } else {
                // A lesson is read first; space trains when its page is closed.
                let beginning: [Action] =
                    experiment.lesson != nil
                    ? [.command(.network(.lesson))] : !paused && step == 0 ? [.command(.network(.toggleRun))] : []
                try screen.show(start, pace(start.settings), beginning: beginning)
            }
        }
    }

    private func pace(_ settings: SettingsFile) -> Pace { fullSpeed ? .full : settings.preferences.pace ?? .hundred }
}
