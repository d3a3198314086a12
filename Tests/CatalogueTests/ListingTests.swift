import Catalogue
import Testing

struct ListingTests {
    @Test("No two entries of a kind share a name, whatever the case and hyphens")
    func unique() {
        func repeated(_ names: [String]) -> [String] {
            Dictionary(grouping: names, by: Catalogue.key).filter { $1.count > 1 }.map { "\($1)" }
        }
        #expect(repeated(Catalogue.units.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Catalogue.activations.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Catalogue.losses.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Catalogue.optimizers.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Catalogue.schedules.map(\.name)).isEmpty)
        #expect(repeated(Catalogue.regularizers.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Catalogue.schemes.flatMap { [$0.name] + $0.aliases }).isEmpty)
    }

    @Test("Names are found in any case, with or without hyphens, and aliases too")
    func found() {
        #expect(Catalogue.activation(named: "LeakyReLU")?.name == "leaky-relu")
        #expect(Catalogue.activation(named: "leaky_relu")?.name == "leaky-relu")
        #expect(Catalogue.activation(named: "Swish")?.name == "silu")
        #expect(Catalogue.unit(named: "LayerNorm")?.name == "layer-norm")
        #expect(Catalogue.loss(named: "BCE")?.name == "binary-cross-entropy")
        #expect(Catalogue.optimizer(named: "AdamW")?.name == "adamw")
        #expect(Catalogue.scheme(named: "Kaiming")?.name == "he")
        #expect(Catalogue.schedule(named: "Cosine")?.name == "cosine")
        #expect(Catalogue.regularizer(named: "ridge")?.name == "l2")
    }

    @Test("What nobody listed is not found", arguments: ["", "-", "relu!", "quite another"])
    func missing(_ name: String) {
        #expect(Catalogue.activation(named: name) == nil)
        #expect(Catalogue.unit(named: name) == nil)
    }

    @Test("Every setting allows its default and says what it means")
    func settings() {
        let settings =
            Catalogue.units.flatMap(\.settings) + Catalogue.losses.flatMap(\.settings)
            + Catalogue.optimizers.flatMap(\.settings) + Catalogue.schedules.flatMap(\.settings)
        for setting in settings {
            #expect(setting.allows(setting.defaultValue), "\(setting.name)")
            #expect(!setting.meaning.isEmpty)
        }
    }
}
