import ExpressionGraph

/// A measurement that a unit offers of itself: what it watches of its layer, and a reading that is drawn by the chart of its
/// kind. It stands in the unit's own file, or in a file that several units share; nothing else has to know of it.
public struct UnitLens: Sendable {
    /// What it shows, for titles: "functions on edges".
    public let title: String
    /// What is evaluated; the same names and order whatever the rows.
    public let watches: [Watch]
    /// What flows along every edge, [B, U, I], where a unit sums functions of its inputs: edges are then scored.
    public let flow: Expr?
    /// What is found in the layer as it stands; `nil` where it is too large, or has broken down.
    public let read: @Sendable (any LayerScene) -> LensReading?

    public init(
        _ title: String, _ watches: [Watch], flow: Expr? = nil,
        read: @escaping @Sendable (any LayerScene) -> LensReading?
    ) {
        (self.title, self.watches, self.flow, self.read) = (title, watches, flow, read)
    }
}
