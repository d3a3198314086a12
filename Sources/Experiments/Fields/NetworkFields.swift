import Catalogue

extension ExperimentField {
    /// The hidden layers. Where two experiments have as many of them, their layers are told apart field by field.
    public static let network = ExperimentField(
        "network", \.layers,
        ValueForm(
            read: { field, reader, _ in reader.layers(field) },
            write: { layers, writer in [""] + writer.layerLines(layers) },
            words: { $0.isEmpty ? "none" : $0.map { $0.words(isOutput: false) }.joined(separator: " → ") }),
        title: "network", meaning: "The hidden layers, from the input on.", owner: .lane, reach: { _, _ in .plan })

    /// The last layer, whose width follows from the data.
    public static let output = ExperimentField(
        "output", \.output,
        ValueForm(
            read: { field, reader, _ in reader.outputLayer(field) },
            write: { layer, _ in [YAMLText.mapping(layer.entries(isOutput: true))] },
            words: { $0.words(isOutput: true) }),
        title: "output", meaning: "The last layer.", owner: .lane, reach: { _, _ in .plan },
        shorthand: LayerField.unit.key)

    static let initialization = ExperimentField(
        "initializer", \.initialization,
        ValueForm(
            read: { field in
                field.isWord(ownStart)
                    ? nil : field.entry(.initializer, of: Palette.schemes, words: [ownStart])?.name
            },
            write: YAMLText.name
        ).optional("each unit's own"),
        title: "initial weights", short: "initializer",
        meaning: "How weights are filled; auto leaves it to each unit.", owner: .lane, reach: { _, _ in .weights },
        row: RowForm(
            group: .start, rank: 10,
            control: { .choice($0 ?? ownStart, [ownStart] + Palette.schemes.map(\.name)) },
            value: { $0.word.map { $0 == ownStart ? nil : $0 } }))

    /// In presets, on the screen and in tokens: every unit starts in its own way.
    private static let ownStart = "auto"
}
