import Catalogue

/// What the explorer of activation functions shows: a value that its update changes and its view draws.
public struct ExplorerState: Sendable {
    /// The functions shown together, each with its place's sign and colour.
    public internal(set) var functions: [ExploredFunction]
    /// The function that keys change.
    var chosen = 0

    /// More curves than this cannot be told apart.
    public static let limit = 4

    /// - Parameter functions: at most `limit` are taken; without any, the two that most networks begin with.
    public init(_ functions: [ExploredFunction] = []) {
        let shown = functions.isEmpty ? ["relu", "tanh"].compactMap { ExploredFunction(named: $0) } : functions
        self.functions = Array(shown.prefix(Self.limit))
    }

    mutating func take(_ action: ExplorerAction) {}
}
