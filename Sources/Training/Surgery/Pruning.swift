import Catalogue
import Experiments

/// Takes away what matters little: first units of layers between two layers of splines, then edges. Edges are
/// masked; units without a way in or out leave the network.
///
/// The best unit of every layer and the best edge of every unit that stays are kept, whatever their score.
///
/// Source: pykan, MultKAN.prune_node and prune_edge
struct Pruning {
    private let subject: SurgeryInput
    private let layers: [SplineLayer]
    private let node: Double
    private let edge: Double
    private let counts: [Int]

    init(_ subject: SurgeryInput, node: Double, edge: Double) throws(SurgeryError) {
        (self.subject, self.node, self.edge) = (subject, node, edge)
        layers = try subject.splineLayers()
        let found = layers
        let last = subject.experiment.layers.count
        // Only the widths of layers of splines are asked for.
        counts = (0...last).map { index in found.first { $0.index == index }?.units ?? 0 }
    }

    func networkEdit() throws(SurgeryError) -> NetworkEdit {
        var masks = layers.map { subject.values[$0.name("mask")] ?? [] }
        let edgesBefore = masks.joined().count { $0 != 0 }
        // Units first, so that edges are scored in the network that stays.
        let scores = EdgeScores(subject, layers, counts: counts)
        for (position, layer) in layers.enumerated() where isRemovable(layer) {
            let units = scores.units[layer.index]
            let best = units.indices.max { units[$0] < units[$1] }
            for unit in units.indices where !(units[unit] > node) && unit != best {
                mask(unit: unit, of: position, in: &masks)
            }
        }
        apply(masks)
        let rest = EdgeScores(subject, layers, counts: counts)
        for (position, layer) in layers.enumerated() {
            let edges = rest.edges[layer.index]
            for unit in 0..<layer.units {
                let own = (0..<layer.inputs).map { layer.edge(unit: unit, input: $0) }
                    .filter { masks[position][$0] != 0 }
                let best = own.max { edges[$0] < edges[$1] }
                for index in own where !(edges[index] > edge) && index != best { masks[position][index] = 0 }
            }
        }
        let kept = survivors(&masks)
        apply(masks)
        let edgesAfter = masks.joined().count { $0 != 0 }
        let gone = zip(layers, kept).reduce(0) { $0 + $1.0.units - $1.1.count }
        var result = removal(kept)
        result.summary = "\(gone) units and \(edgesBefore - edgesAfter) edges pruned, \(edgesAfter) edges stay"
        return result
    }

    /// Masks a single edge.
    static func cut(_ edge: Surgery.Edge, _ subject: SurgeryInput) throws(SurgeryError) -> NetworkEdit {
        let layer = try subject.layer(of: edge)
        var mask = subject.values[layer.name("mask")] ?? []
        mask[layer.edge(unit: edge.unit, input: edge.input)] = 0
        return NetworkEdit(
            values: [layer.name("mask"): mask],
            summary: "edge \(edge.input + 1) → \(edge.unit + 1) of layer \(edge.layer + 1) cut", isInPlace: true)
    }

    /// Whether units can leave: what follows must be able to do without an input.
    private func isRemovable(_ layer: SplineLayer) -> Bool { layers.contains { $0.index == layer.index + 1 } }

    private func mask(unit: Int, of position: Int, in masks: inout [[Double]]) {
        let layer = layers[position]
        for input in 0..<layer.inputs { masks[position][layer.edge(unit: unit, input: input)] = 0 }
        // The next layer of splines follows at once, or units of this one are not removable.
        let next = layers[position + 1]
        for further in 0..<next.units { masks[position + 1][next.edge(unit: further, input: unit)] = 0 }
    }

    private func apply(_ masks: [[Double]]) {
        for (layer, mask) in zip(layers, masks) { subject.set(layer.name("mask"), mask) }
    }

    /// For each layer the units that have a way in and a way out; edges of the others are masked.
    private func survivors(_ masks: inout [[Double]]) -> [[Int]] {
        var kept = layers.map { Array(0..<$0.units) }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for (position, layer) in layers.enumerated() where isRemovable(layer) {
                let next = layers[position + 1]
                let alive = kept[position].filter { unit in
                    let hasInput = (0..<layer.inputs).contains {
                        masks[position][layer.edge(unit: unit, input: $0)] != 0
                    }
                    let hasOutput = (0..<next.units).contains {
                        masks[position + 1][next.edge(unit: $0, input: unit)] != 0
                    }
                    return hasInput && hasOutput
                }
                // A layer without units is no layer.
                guard !alive.isEmpty, alive.count < kept[position].count else { continue }
                for unit in Set(kept[position]).subtracting(alive) { mask(unit: unit, of: position, in: &masks) }
                kept[position] = alive
                isSettled = false
            }
        }
        return kept
    }

    /// The network without the units that are not kept.
    private func removal(_ kept: [[Int]]) -> NetworkEdit {
        var result = NetworkEdit(summary: "")
        var inputs = Dictionary(uniqueKeysWithValues: layers.map { ($0.index, Array(0..<$0.inputs)) })
        for (layer, units) in zip(layers, kept) where isRemovable(layer) { inputs[layer.index + 1] = units }
        var edits: [(index: Int, width: Int, symbolic: [Double]?)] = []
        for (layer, units) in zip(layers, kept) {
            let sources = inputs[layer.index] ?? []
            for (name, shape) in subject.shapes where name.hasPrefix("\(layer.index).") {
                guard let values = subject.values[name] else { continue }
                let axes: (units: Int?, inputs: Int?) =
                    name == layer.name("grid")
                    ? (nil, 0) : shape.rank >= 2 ? (0, 1) : shape.rank == 1 ? (0, nil) : (nil, nil)
                result.values[name] = values.selected(
                    shape.dimensions,
                    (0..<shape.rank).map { $0 == axes.units ? units : $0 == axes.inputs ? sources : nil })
            }
            var symbolic: [Double]?
            if layer.kinds.contains(where: { $0 != 0 }) {
                symbolic = layer.kinds.map { Double($0) }.selected([layer.units, layer.inputs], [units, sources])
            }
            edits.append((layer.index, units.count, symbolic))
        }
        let changes = edits
        result.describe = { experiment in
            for (index, width, symbolic) in changes {
                var layer = experiment.layer(index)
                if index < experiment.layers.count { layer.width = width }
                if let symbolic { layer.settings["symbolic"] = .numbers(symbolic) }
                experiment.setLayer(index, layer)
            }
        }
        return result
    }
}

extension Array {
    /// Of a tensor of some extents the entries of the given numbers along each axis; `nil` keeps an axis.
    fileprivate func selected(_ extents: [Int], _ entries: [[Int]?]) -> [Element] {
        var (result, extents) = (self, extents)
        for (axis, chosen) in entries.enumerated() {
            guard let chosen else { continue }
            let inner: Int = extents[(axis + 1)...].reduce(1, *)
            let outer: Int = extents[..<axis].reduce(1, *)
            let extent: Int = extents[axis]
            let source = result
            result = []
            for block in 0..<outer {
                for entry in chosen {
                    let start: Int = (block * extent + entry) * inner
                    result += source[start..<start + inner]
                }
            }
            extents[axis] = chosen.count
        }
        return result
    }
}

extension SurgeryInput {
    /// The layer of an edge, if there is such an edge.
    func layer(of edge: Surgery.Edge) throws(SurgeryError) -> SplineLayer {
        guard let layer = try splineLayers().first(where: { $0.index == edge.layer }),
            (0..<layer.inputs).contains(edge.input), (0..<layer.units).contains(edge.unit)
        else { throw .noSuchEdge(layer: edge.layer, input: edge.input, unit: edge.unit) }
        return layer
    }
}
