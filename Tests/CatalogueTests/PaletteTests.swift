import Catalogue
import Testing

struct PaletteTests {
    @Test("No two entries of a kind share a name, whatever the case and hyphens")
    func unique() {
        func repeated(_ names: [String]) -> [String] {
            Dictionary(grouping: names, by: Palette.key).filter { $1.count > 1 }.map { "\($1)" }
        }
        #expect(repeated(Palette.units.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Palette.activations.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Palette.losses.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Palette.optimizers.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Palette.schedules.map(\.name)).isEmpty)
        #expect(repeated(Palette.regularizers.flatMap { [$0.name] + $0.aliases }).isEmpty)
        #expect(repeated(Palette.schemes.flatMap { [$0.name] + $0.aliases }).isEmpty)
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

    @Test("Every setting allows its default and says what it means")
    func settings() {
        let settings =
            Palette.units.flatMap(\.settings) + Palette.losses.flatMap(\.settings)
            + Palette.optimizers.flatMap(\.settings) + Palette.schedules.flatMap(\.settings)
        for setting in settings {
            #expect(setting.allows(setting.defaultValue), "\(setting.name)")
            #expect(!setting.meaning.isEmpty)
        }
    }
}
