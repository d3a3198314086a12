import ArgumentParser

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
            ActivationsCommand.self, LessonCommand.self,
        ], defaultSubcommand: PlaygroundCommand.self)
}
