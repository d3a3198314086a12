import ArgumentParser
import Catalogue

/// The paper behind an entry, for a bibliography.
struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite", abstract: "Print the sources of entries as BibTeX.",
        discussion: """
            soma cite siren adam             the papers of a unit and an optimizer
            soma cite softmax                of a unit and a loss that share the name
            """)

    @Argument(help: "Names or aliases of units, activations, losses, optimizers, schedules, ...") var names: [String]

    func run() throws {
        try reportingFailures {
            let sources = try names.flatMap { try CatalogueEntry.all(named: $0).map(\.card.source) }
            // Entries that share a paper cite it once.
            var seen: Set<Source> = []
            StandardOutput.write(
                data: sources.filter { seen.insert($0).inserted }.map(\.bibTeX).joined(separator: "\n"))
        }
    }
}
