import Experiments

/// How much each edge and unit of a network matters, carried back from the outputs:
///
///     edge_ui = σ(φ_ui) · unit_u / (σ(y_u) + 1e-4)
///     unit of the layer before, i = Σᵤ edge_ui,   every output of the network 1
///
/// with σ the standard deviation over samples and y_u what the edges of a unit sum to. Where no layer of
/// splines follows, every unit counts as 1.
///
/// Source: Liu et al. 2024, KAN 2.0 (arXiv 2408.10205), section 4.1, as in pykan
struct EdgeScores {
    /// By layer, of its edges [U·I]; empty for other layers than those of splines.
    private(set) var edges: [[Double]]
    /// By layer, of its units.
    private(set) var units: [[Double]]

    /// A layer of edges, as far as scores are concerned.
    struct Layer {
        let index: Int
        let inputs: Int
        let units: Int
    }

    init(_ subject: SurgeryInput, _ layers: [SplineLayer], counts: [Int]) {
        self.init(
            layers.map { Layer(index: $0.index, inputs: $0.inputs, units: $0.units) }, counts: counts,
            edges: { subject.flow(.edges, layer: $0) }, sums: { subject.flow(.output, layer: $0) })
    }

    /// - Parameters:
    ///   - counts: units of all layers of the network.
    ///   - edges: what flows through a layer's edges, [rows, U·I].
    ///   - sums: what they sum to, [rows, U].
    init(_ layers: [Layer], counts: [Int], edges flows: (Int) -> [Double], sums: (Int) -> [Double]) {
        edges = counts.map { _ in [] }
        units = counts.map { [Double](repeating: 1, count: $0) }
        for layer in layers.reversed() {
            let flows = Self.deviations(flows(layer.index), columns: layer.units * layer.inputs)
            let sums = Self.deviations(sums(layer.index), columns: layer.units)
            var scores = [Double](repeating: 0, count: flows.count)
            var before = [Double](repeating: 0, count: layer.inputs)
            for unit in 0..<layer.units {
                for input in 0..<layer.inputs {
                    let edge = unit * layer.inputs + input
                    scores[edge] = flows[edge] * units[layer.index][unit] / (sums[unit] + 1e-4)
                    before[input] += scores[edge]
                }
            }
            edges[layer.index] = scores
            if layer.index > 0, counts[layer.index - 1] == layer.inputs { units[layer.index - 1] = before }
        }
    }

    private static func deviations(_ values: [Double], columns: Int) -> [Double] {
        let rows = Double(max(1, values.count / max(1, columns)))
        return (0..<columns).map { column in
            let entries = stride(from: column, to: values.count, by: columns)
            let mean = entries.reduce(0) { $0 + values[$1] } / rows
            return (entries.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) } / rows).squareRoot()
        }
    }
}
