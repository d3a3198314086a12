import Experiments

/// What a surgery makes of a network: another description, and the numbers that differ.
struct NetworkEdit {
    /// Applied to every description of the network that is kept.
    var describe: (inout Experiment) -> Void = { _ in }
    /// All values of variables of the new network, by name; the others stay as they were.
    var values: [String: [Double]] = [:]
    /// What was done, in words.
    var summary: String
    /// Whether the description stays and only numbers change.
    var isInPlace = false
}

extension Surgery {
    /// - Parameter subject: changed in passing; not to be used afterwards.
    func networkEdit(of subject: SurgeryInput) throws(SurgeryError) -> NetworkEdit {
        switch self {
        case .updateGrid: try GridUpdate(subject).networkEdit()
        case .refine(let grid): try GridRefinement(subject, grid: grid).networkEdit()
        case .prune(let node, let edge): try Pruning(subject, node: node, edge: edge).networkEdit()
        case .cut(let edge): try Pruning.cut(edge, subject)
        case .snap(let functions, let r2): try Snapping(subject).networkEdit(functions, r2: r2)
        case .snapEdge(let edge, let function): try Snapping(subject).networkEdit(edge, function)
        case .shiftFrequency: try FrequencyShift(subject).networkEdit()
        case .redraw(let loss): Redraw(subject, above: loss).networkEdit()
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
