import ArgumentParser
import Playground

/// Functions as they are typed on the command line.
struct ExploredNames: ParsableArguments {
    @Argument(help: "Up to four activation functions, with parameters after a colon: gelu celu:alpha=2.")
    var names: [String] = []

    func explored() throws -> [ExploredFunction] {
        do { return try ExploredFunction.functions(names) } catch { throw UsageError("\(error)") }
    }
}

/// Opens the playground with the explorer of activation functions on top.
struct ExploreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explore",
        abstract: "See what activation functions do to data, to depth and to learning, up to four at once.")
    @OptionGroup var functions: ExploredNames
    @Option(help: "The page to begin with: \(RenderExplorerCommand.views).") var view = "curves"
    @Option(help: "The network behind it, whose layers' data can be pushed through: a preset or a file.")
    var preset = ExperimentOptions.standardPreset
    @OptionGroup var screen: ScreenOptions
    @Flag(help: "Leave the network at rest; space starts its training.") var paused = false

    func run() throws {
        try reportingFailures {
            let page = try RenderExplorerCommand.page(view)
            let explored = try functions.explored()
            let (name, experiment, step) = try ExperimentReference.open(preset)
            let start = PlaygroundStart(name: name, experiment: experiment, step: step, settings: SettingsFile())
            let screen = screen.completed(by: start.settings.preferences)
            let pace = start.settings.preferences.pace ?? .hundred
            if screen.plain == true { return try screen.speak(start, pace) { $0.explore(explored, page: page) } }
            try screen.show(start, pace, beginning: paused ? [] : [.command(.network(.toggleRun))]) {
                $0.explore(explored, page: page)
            }
        }
    }
}
