extension Palette {
    /// All entries of one kind, to be read about.
    public struct Kind: Sendable {
        /// In the plural: "losses".
        public let name: String
        /// In the order they are listed in.
        public let cards: Shelf<Card>

        fileprivate init<Entry: Listed>(_ name: String, _ shelf: Shelf<Entry>) {
            self.name = name
            cards = Shelf(shelf.map(\.card))
        }
    }

    /// Everything in the catalogue; a new kind of entry is a line here.
    public static let kinds = [
        Kind("units", units), Kind("activations", activations), Kind("losses", losses),
        Kind("optimizers", optimizers), Kind("schedules", schedules), Kind("initializers", schemes),
        Kind("regularizers", regularizers),
    ]
}
