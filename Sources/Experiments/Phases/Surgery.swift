/// A change made to a network between two steps of training: to the edges of layers of unit "kan", to the frequencies
/// of sines, to all that is learned.
public enum Surgery: Hashable, Sendable, Codable {
    /// An edge of a layer, each counted from 0.
    public struct Edge: Hashable, Sendable, Codable {
        /// The layer, the output layer last.
        public var layer: Int
        /// The input at which the edge begins.
        public var input: Int
        /// The unit at which it ends.
        public var unit: Int

        /// The edge from an input to a unit of a layer.
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
    /// The frequency of a first layer of sines goes where the spectrum of the data is.
    case shiftFrequency
    /// Everything begins anew from other random numbers where the training loss is above this.
    case redraw(above: Double)

    /// The thresholds of pruning; as in pykan.
    public static let nodeThreshold = 0.01
    /// The score below which an edge goes; as in pykan.
    public static let edgeThreshold = 0.03
    /// The R² from which a spline becomes a function when a preset names none.
    public static let standardR2 = 0.99

    /// The unit that edges belong to.
    public static let unit = "kan"
    /// The unit whose frequency can be shifted.
    public static let sines = "siren"

    /// A few words for marks and lists.
    public var label: String {
        switch self {
        case .updateGrid: "grid update"
        case .refine(let grid): "refine to \(grid)"
        case .prune: "prune"
        case .cut: "cut"
        case .snap: "snap"
        case .snapEdge(_, let function): "snap to \(function)"
        case .shiftFrequency: "frequency"
        case .redraw: "redraw"
        }
    }
}
