/// A change made to a network's edges between two steps of training. Works on layers of unit "kan".
public enum Surgery: Hashable, Sendable {
    /// An edge of a layer, each counted from 0.
    public struct Edge: Hashable, Sendable {
        public var layer: Int
        public var input: Int
        public var unit: Int

        public init(layer: Int, input: Int, unit: Int) {
            (self.layer, self.input, self.unit) = (layer, input, unit)
        }
    }

    /// Grids go where the samples are.
    case updateGrid
    /// Grids of more intervals, with the same functions on them.
    case refine(grid: Int)
    /// Units whose score does not exceed the first number go, then edges by the second.
    case prune(node: Double, edge: Double)
    case cut(Edge)
    /// Every spline that one of the functions fits with at least this R² becomes that function.
    case snap(functions: [String], r2: Double)
    case snapEdge(Edge, function: String)

    /// The thresholds of pruning; as in pykan.
    public static let nodeThreshold = 0.01
    public static let edgeThreshold = 0.03
    /// The R² from which a spline becomes a function when a preset names none.
    public static let standardR2 = 0.99

    /// The unit it works on.
    public static let unit = "kan"

    /// A few words for marks and lists.
    public var label: String {
        switch self {
        case .updateGrid: "grid update"
        case .refine(let grid): "refine to \(grid)"
        case .prune: "prune"
        case .cut: "cut"
        case .snap: "snap"
        case .snapEdge(_, let function): "snap to \(function)"
        }
    }
}
