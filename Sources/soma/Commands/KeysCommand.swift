import ArgumentParser
import Playground

/// Lists the playground's keys.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "List the playground's keys, as Markdown.")

    func run() { StandardOutput.write(KeyTable.standard.markdown + "\n") }
}
