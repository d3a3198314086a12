import Catalogue
import Cells
import Playground

/// What the catalogue holds, as text for people.
enum PaletteText {
    private static let width = 80

    /// How many there are of each kind.
    static func overview(_ kinds: [Palette.Kind]) -> String {
        let wide = kinds.map(\.name.count).max() ?? 0
        let lines = kinds.map { kind in
            "\(padded(kind.name, wide))  \(padded("\(kind.cards.count)", 4))" + sample(of: kind)
        }
        return lines.joined(separator: "\n") + "\n\nsoma palette KIND lists them; soma palette NAME shows one\n"
    }

    private static func sample(of kind: Palette.Kind) -> String {
        kind.cards.prefix(4).map(\.name).joined(separator: ", ") + (kind.cards.count > 4 ? ", …" : "")
    }

    /// Name and formula of each entry, under its family where the kind has families.
    static func list(_ kind: Palette.Kind) -> String {
        let wide = kind.cards.map(\.name.count).max() ?? 0
        var text = ""
        var families: [String] = []
        for card in kind.cards where !families.contains(card.family) { families.append(card.family) }
        for family in families {
            if !family.isEmpty { text += (text.isEmpty ? "" : "\n") + family + "\n" }
            for card in kind.cards where card.family == family {
                let formula = card.formula.split(separator: "\n").joined(separator: ", ")
                text += "\(family.isEmpty ? "" : "  ")\(padded(card.name, wide))  \(formula)\n"
            }
        }
        return text + "\n\(kind.cards.count) in all; soma palette NAME shows one, --json all of them\n"
    }

    /// Everything on a card, the source last but for the remark.
    static func card(_ card: Card, kind: String) -> [String] {
        var lines = [card.name + "   " + (card.family.isEmpty ? kind : card.family)]
        if card.title != card.name { lines.append(card.title) }
        if !card.aliases.isEmpty { lines += wrapped("also " + card.aliases.joined(separator: ", ")) }
        lines += [""] + card.formula.split(separator: "\n").map { "  " + $0 }
        for setting in card.settings {
            let usual = setting.defaultValue.text.isEmpty ? "none" : setting.defaultValue.text
            lines += wrapped("  \(setting.name): \(setting.meaning); \(setting.expectation), usually \(usual)")
        }
        lines += [""] + wrapped(card.source.description)
        if !card.remark.isEmpty { lines += wrapped(card.remark) }
        return lines
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func wrapped(_ text: String) -> [String] { text.wrapped(to: width) }
}
