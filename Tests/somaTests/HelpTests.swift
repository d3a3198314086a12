import Foundation
import TestSupport
import Testing

/// What `--help` says of every command. A new command is tested by being there.
@Suite("Help")
struct HelpTests {
    /// A command as the program tells of itself, for programs that make completions and manuals.
    private struct Command: Decodable {
        let commandName: String
        let subcommands: [Command]?

        /// Words that lead to it and to those below it.
        func paths(_ path: [String]) -> [[String]] {
            let below = (subcommands ?? []).filter { $0.commandName != "help" }
            return [path] + below.flatMap { $0.paths(path + [$0.commandName]) }
        }
    }

    private struct Tree: Decodable { let command: Command }

    /// Words that lead to every command, found by walking the tree: [], ["train"], ["render", "network"], ...
    static let commands: [[String]] = {
        do {
            let told = try Program.run(["--experimental-dump-help"]).output
            return try JSONDecoder().decode(Tree.self, from: Data(told.utf8)).command.paths([])
        } catch { preconditionFailure("the program does not tell its commands: \(error)") }
    }()

    @Test("is as recorded", arguments: commands)
    func help(path: [String]) throws {
        let outcome = try Program.run(path + ["--help"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        try expectGolden(outcome.output, named: "help/" + (["soma"] + path).joined(separator: "-"))
    }

    @Test("has a golden for nothing that is gone")
    func complete() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/help")
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(kept) == Set(Self.commands.map { (["soma"] + $0).joined(separator: "-") + ".txt" }))
    }
}
