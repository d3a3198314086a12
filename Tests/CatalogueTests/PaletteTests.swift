import Catalogue
import Testing

struct PaletteTests {
    @Test("No two entries of a kind share a name, whatever the case and hyphens", arguments: Palette.kinds)
    func unique(_ kind: Palette.Kind) {
        let repeated = Dictionary(grouping: kind.cards.names, by: Palette.key).values.filter { $0.count > 1 }
        #expect(repeated.isEmpty)
    }

    @Test("Every entry says what it is and where it comes from", arguments: Palette.kinds)
    func described(_ kind: Palette.Kind) {
        for card in kind.cards {
            #expect(!card.name.isEmpty && !card.title.isEmpty && !card.formula.isEmpty, "\(card.name)")
            #expect(!card.source.authors.isEmpty && !card.source.title.isEmpty, "\(card.name)")
            #expect(card.name == card.name.lowercased() && !card.name.contains(" "), "\(card.name)")
        }
        // A kind is in families or it is not.
        #expect(Set(kind.cards.map(\.family.isEmpty)).count == 1)
    }

    @Test("Names are found in any case, with or without hyphens, and aliases too")
    func found() {
        #expect(Palette.activation(named: "LeakyReLU")?.name == "leaky-relu")
        #expect(Palette.activation(named: "leaky_relu")?.name == "leaky-relu")
        #expect(Palette.activation(named: "Swish")?.name == "silu")
        #expect(Palette.unit(named: "LayerNorm")?.name == "layer-norm")
        #expect(Palette.loss(named: "BCE")?.name == "binary-cross-entropy")
        #expect(Palette.optimizer(named: "AdamW")?.name == "adamw")
        #expect(Palette.scheme(named: "Kaiming")?.name == "he")
        #expect(Palette.schedule(named: "Cosine")?.name == "cosine")
        #expect(Palette.regularizer(named: "ridge")?.name == "l2")
    }

    @Test("What nobody listed is not found", arguments: ["", "-", "relu!", "quite another"])
    func missing(_ name: String) {
        #expect(Palette.activation(named: name) == nil)
        #expect(Palette.unit(named: name) == nil)
    }

    @Test("Every setting allows its default and says what it means", arguments: Palette.kinds)
    func settings(_ kind: Palette.Kind) {
        for card in kind.cards {
            for setting in card.settings {
                #expect(setting.allows(setting.defaultValue), "\(card.name), \(setting.name)")
                #expect(!setting.meaning.isEmpty, "\(card.name), \(setting.name)")
            }
            #expect(Set(card.settings.map(\.name)).count == card.settings.count, "\(card.name)")
        }
    }
}

extension Palette.Kind: CustomTestStringConvertible {
    public var testDescription: String { name }
}
