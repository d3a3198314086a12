/// The layer and the unit a person looks at. Hidden layers count from 0; the output layer is the last.
public struct Selection: Hashable, Sendable {
    public var layer: Int
    /// `nil` for the layer as a whole.
    public var unit: Int?

    public init(layer: Int, unit: Int? = nil) {
        self.layer = layer
        self.unit = unit
    }
}
