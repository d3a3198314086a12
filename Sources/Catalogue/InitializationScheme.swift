/// A named rule for filling weight matrices of any size.
public struct InitializationScheme: Sendable {
    public let name: String
    public let aliases: [String]
    public let formula: String
    public let source: Source
    /// Fan in, fan out and the gain that keeps the signal's variance to the filling.
    public let initializer: @Sendable (_ fanIn: Int, _ fanOut: Int, _ gain: Double) -> Initializer

    public init(
        _ name: String, aliases: [String] = [], formula: String, source: Source,
        initializer: @escaping @Sendable (Int, Int, Double) -> Initializer
    ) {
        self.name = name
        self.aliases = aliases
        self.formula = formula
        self.source = source
        self.initializer = initializer
    }
}
