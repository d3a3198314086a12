import Experiments

/// What a surgery makes of a network: another description, and the numbers that differ.
struct Amendment {
    /// Applied to every description of the network that is kept.
    var edit: (inout Experiment) -> Void = { _ in }
    /// All values of variables of the new network, by name; the others stay as they were.
    var values: [String: [Double]] = [:]
    /// What was done, in words.
    var summary: String
    /// Whether the description stays and only numbers change.
    var isInPlace = false
}

extension Surgery {
    /// - Parameter specimen: changed in passing; not to be used afterwards.
    func amendment(of specimen: Specimen) throws(SurgeryError) -> Amendment {
        switch self {
        case .updateGrid: try GridUpdate(specimen).amendment()
        case .refine(let grid): try GridRefinement(specimen, grid: grid).amendment()
        case .prune(let node, let edge): try Pruning(specimen, node: node, edge: edge).amendment()
        case .cut(let edge): try Pruning.cut(edge, specimen)
        case .snap(let functions, let r2): try Snapping(specimen).amendment(functions, r2: r2)
        case .snapEdge(let edge, let function): try Snapping(specimen).amendment(edge, function)
        case .shiftFrequency: try FrequencyShift(specimen).amendment()
        case .redraw(let loss): Redraw(specimen, above: loss).amendment()
        }
    }
}

extension Experiment {
    /// A layer by number, the output layer last.
    func layer(_ index: Int) -> Layer { index < layers.count ? layers[index] : output }

    mutating func setLayer(_ index: Int, _ layer: Layer) {
        if index < layers.count { layers[index] = layer } else { output = layer }
    }
}
