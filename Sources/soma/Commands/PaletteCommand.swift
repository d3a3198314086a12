import ArgumentParser
import Catalogue
import Formulas

/// The catalogue: the kinds of entries, the entries of a kind, one entry as a card.
struct PaletteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "palette", abstract: "List what the catalogue holds, or show one entry.",
        discussion: """
            Kinds are \(Palette.kinds.map(\.name).joined(separator: ", ")).

            soma palette                     the kinds, and how many there are of each
            soma palette losses              name and formula of every loss
            soma palette siren               one entry: formula, settings, source
            soma palette units softmax       ... of that kind, where kinds share a name
            """)

    @Argument(help: ArgumentHelp("A kind, or a name or alias in any kind.", valueName: "kind")) var kind: String?
    @Argument(help: "A name or alias in that kind.") var name: String?
    @Flag(help: "Write JSON, one object a line.") var json = false

    func run() throws {
        try reportingFailures {
            guard let kind else {
                let records = Palette.kinds.flatMap(Self.records)
                return StandardOutput.write(json ? records.joined() : PaletteText.overview(Palette.kinds))
            }
            guard let chosen = Self.kind(kind) else {
                if name != nil {
                    throw UsageError(
                        unknown("kind", kind, among: Palette.kinds.map(\.name), otherwise: "; soma palette lists them"))
                }
                return try show(CatalogueEntry.all(named: kind, or: Palette.kinds.map(\.name)))
            }
            guard let name else {
                return StandardOutput.write(json ? Self.records(chosen).joined() : PaletteText.list(chosen))
            }
            guard let card = chosen.cards[name] else {
                throw UsageError(
                    unknown(
                        chosen.entryName, name, among: chosen.cards.names,
                        otherwise: "; soma palette \(chosen.name) lists them"))
            }
            try show([CatalogueEntry(kind: chosen.entryName, card: card)])
        }
    }

    private func show(_ entries: [CatalogueEntry]) throws {
        let texts = entries.map { entry in
            json
                ? CardRecord.line(entry.card, kind: entry.kind).text
                : PaletteText.card(entry.card, kind: entry.kind).joined(separator: "\n")
        }
        StandardOutput.write(texts.joined(separator: json ? "\n" : "\n\n") + "\n")
    }

    private static func kind(_ name: String) -> Palette.Kind? {
        Palette.kinds.first { [$0.name, $0.entryName].contains(Palette.key(name)) }
    }

    private static func records(_ kind: Palette.Kind) -> [String] {
        kind.cards.map { CardRecord.line($0, kind: kind.entryName).text + "\n" }
    }
}

/// An entry of the catalogue with the kind it is of.
struct CatalogueEntry {
    let kind: String
    let card: Card

    /// The entries of a name or alias: one in most cases, more where kinds share a name.
    ///
    /// - Parameter kinds: what else the name could have been.
    static func all(named name: String, or kinds: [String] = []) throws(UsageError) -> [CatalogueEntry] {
        let found = Palette.kinds.compactMap { kind in
            kind.cards[name].map { CatalogueEntry(kind: kind.entryName, card: $0) }
        }
        guard found.isEmpty else { return found }
        throw UsageError(
            unknown(
                "entry", name, among: kinds + Palette.kinds.flatMap(\.cards.names),
                otherwise: "; soma palette lists the kinds"))
    }
}

/// That there is no such thing, with the nearest name.
private func unknown(_ kind: String, _ name: String, among names: [String], otherwise: String) -> String {
    let nearest = nearestName(to: name, among: names)
    return "there is no \(kind) “\(name.prefix(60))”" + (nearest == nil ? otherwise : hint(nearest))
}
