import Catalogue

/// A measurement of two networks on the same probe rows: of a race's lanes, or of one run at two moments.
public struct PairLens: Listed {
    /// Its name as commands spell it, and what is computed.
    public let card: Card
    /// What is evaluated of each network.
    public let watches: @Sendable (ObservationGraph) -> [Watch]
    /// What the values of both say.
    public let read: @Sendable (_ first: WatchedValues, _ second: WatchedValues) -> LensReading

    /// A measurement by what it watches in each network and what it reads of both.
    public init(
        _ card: Card,
        watches: @escaping @Sendable (ObservationGraph) -> [Watch],
        read: @escaping @Sendable (_ first: WatchedValues, _ second: WatchedValues) -> LensReading
    ) {
        (self.card, self.watches, self.read) = (card, watches, read)
    }

    /// How alike the layers of two networks represent the probe rows.
    public static let similarity = PairLens(
        Card(
            "similarity", title: "Similarity of two networks' layers", formula: LinearSimilarity.formula,
            source: LinearSimilarity.source)
    ) { graph in
        graph.outputs(as: "layer output")
    } read: { first, second in
        let (a, b) = (first["layer output"].map(\.centred), second["layer output"].map(\.centred))
        return LensReading(
            .matrix(
                .init(
                    rows: a.map(\.title), columns: b.map(\.title), values: LinearSimilarity.matrix(a, b), range: 0...1))
        )
    }

    /// All of them.
    public static let all = Shelf([similarity])
}

/// A lens is its name.
extension PairLens: Hashable {
    /// Of the same name.
    public static func == (left: PairLens, right: PairLens) -> Bool { left.name == right.name }
    /// By the name.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
