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
              soma my.csv --target y            ... on a table of yours
              soma data my.csv                  what would be made of the table
            """,
        version: version,
        subcommands: [
            PlaygroundCommand.self, ExploreCommand.self, TrainCommand.self, RaceCommand.self, RenderCommand.self,
            DataCommand.self,
            ListCommand.self, ShowCommand.self, BenchCommand.self, CheckCommand.self, VerifyCommand.self,
            KeysCommand.self,
            DoctorCommand.self, ManualCommand.self,
            ActivationsCommand.self, PaletteCommand.self, CiteCommand.self, LessonCommand.self,
        ], defaultSubcommand: PlaygroundCommand.self)

    /// Options that cannot be read are wrong use like any other: one sentence, and the program ends with 2.
    static func main() {
        do {
            try ProcessStart.prepare()
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as SystemFailure {
            StandardError.write("soma: \(failure)\n")
            Foundation.exit(1)
        } catch {
            let code = exitCode(for: error)
            if code == .validationFailure {
                StandardError.write(
                    "soma: \(message(for: error)); 'soma --help' lists commands, and each has its own --help\n")
                Foundation.exit(2)
            }
            // Help, completions and the like, which the argument parser would write itself.
            let text = fullMessage(for: error)
            if !text.isEmpty {
                code.isSuccess ? StandardOutput.write(data: text + "\n") : StandardError.write(text + "\n")
            }
            Foundation.exit(code.rawValue)
        }
    }
}
