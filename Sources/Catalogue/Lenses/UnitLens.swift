import ExpressionGraph

/// A measurement that a unit offers of itself: what it watches of its layer on the probe rows, and a reading that is drawn
/// by the chart of its kind. It stands in the unit's own file; nothing else has to know of it.
public struct UnitLens: Sendable {
    /// What is evaluated; the same names and order whatever the rows.
    public let watches: [Watch]
    /// What the values say, for the unit that a person looks at.
    public let read: @Sendable (_ values: WatchedValues, _ unit: Int) -> LensReading

    public init(_ watches: [Watch], read: @escaping @Sendable (_ values: WatchedValues, _ unit: Int) -> LensReading) {
        (self.watches, self.read) = (watches, read)
    }
}
