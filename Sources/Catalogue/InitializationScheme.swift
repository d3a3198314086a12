/// A named rule for filling the weights of layers of any size.
public struct InitializationScheme: Listed {
    /// Name, formula, settings, source.
    public let card: Card
    /// How it fills a layer.
    public let start: LayerStart

    public init(
        _ name: String, aliases: [String] = [], title: String, formula: String, source: Source, remark: String = "",
        start: LayerStart
    ) {
        card = Card(name, aliases: aliases, title: title, formula: formula, source: source, remark: remark)
        self.start = start
    }

    /// A rule for weight matrices alone.
    public init(
        _ name: String, aliases: [String] = [], title: String, formula: String, source: Source, remark: String = "",
        initializer: @escaping @Sendable (Fans) -> Initializer
    ) {
        self.init(
            name, aliases: aliases, title: title, formula: formula, source: source, remark: remark,
            start: LayerStart(weights: initializer))
    }
}
