extension Palette {
    /// All entries of one kind, to be read about.
    public struct Kind: Sendable {
        /// In the plural: "losses".
        public let name: String
        /// One of them: "loss".
        public let entryName: String
        private let shelf: @Sendable () -> Shelf<Card>

        /// In the order they are listed in. The entries are made when they are looked at first: a command that only names the
        /// kinds does not wait for the whole catalogue.
        public var cards: Shelf<Card> { shelf() }

        fileprivate init<Entry: Listed>(
            _ name: String, of entryName: String, _ shelf: @autoclosure @escaping @Sendable () -> Shelf<Entry>
        ) {
            self.name = name
            self.entryName = entryName
            self.shelf = { Shelf(shelf().map(\.card)) }
        }
    }

    /// Everything in the catalogue; a new kind of entry is a line here.
    public static let kinds = [
        Kind("units", of: "unit", units), Kind("activations", of: "activation", activations),
        Kind("losses", of: "loss", losses), Kind("rules", of: "rule", rules),
        Kind("optimizers", of: "optimizer", optimizers),
        Kind("schedules", of: "schedule", schedules), Kind("initializers", of: "initializer", schemes),
        Kind("regularizers", of: "regularizer", regularizers),
    ]
}
