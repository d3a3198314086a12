import ArgumentParser
import Foundation

/// The program: its commands, and the playground when none is named.
@main
struct Soma: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "soma",
        abstract: "An interactive playground for neuron models in a terminal.",
        discussion: """
            Without a command, opens the playground: on a preset, a preset file, a shared token or your own data.
              soma                              the playground on the preset 'spiral'
              soma digits                       ... on another preset
              soma --data my.csv --target y     ... on a file of yours
            """,
        version: version,
        subcommands: [
            PlaygroundCommand.self, ExploreCommand.self, TrainCommand.self, RaceCommand.self, RenderCommand.self,
            ListCommand.self, ShowCommand.self, BenchCommand.self, CheckCommand.self, VerifyCommand.self,
            KeysCommand.self,
            DoctorCommand.self, ManualCommand.self,
            ActivationsCommand.self, PaletteCommand.self, CiteCommand.self, LessonCommand.self,
        ], defaultSubcommand: PlaygroundCommand.self)

    /// Options that cannot be read are wrong use like any other: one sentence, and the program ends with 2.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            StandardError.write(
                "soma: \(message(for: error)); 'soma --help' lists commands, and each has its own --help\n")
            Foundation.exit(2)
        }
    }
}
