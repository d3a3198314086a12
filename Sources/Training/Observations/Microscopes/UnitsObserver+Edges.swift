import Catalogue
import ExpressionGraph
import Experiments
import Problems

extension UnitsObserver {
    /// Points of a curve, and numbers of all curves of a layer together, at most.
    private static var points: Int { 97 }
    private static var limit: Int { 2_000_000 }

    func edges(_ slide: Slide) -> EdgesPicture? {
        let layer = slide.layer
        guard case .edges(let microscope) = layer.microscope, layer.inputs * layer.units * Self.points <= Self.limit
        else { return nil }
        let names = microscope.parts.map(\.name)
        let hasKnots = microscope.knots != nil
        func watched(_ microscope: Microscope) -> [Expr] {
            guard case .edges(let edges) = microscope else { return [] }
            return edges.parts.map(\.expression) + (edges.knots.map { [$0] } ?? [])
        }
        func look(_ x: [Double]) -> [[Double]]? { self.look(at: slide.index, rows: Self.points, x, watching: watched) }
        // Once for the knots, which say where to draw, once for the curves.
        var grids = [Interval?](repeating: nil, count: layer.inputs)
        if hasKnots {
            guard let knots = look([Double](repeating: 0, count: Self.points * layer.inputs))?.last else { return nil }
            let count = knots.count / layer.inputs
            for input in grids.indices {
                let own = knots[input * count..<(input + 1) * count].filter(\.isFinite)
                if let low = own.min(), let high = own.max(), low < high { grids[input] = Interval(low, high) }
            }
        }
        let inputs = (0..<layer.inputs).map { input(slide, $0, grids[$0]) }
        let x = (0..<Self.points).flatMap { point in
            inputs.map { $0.range.at(Double(point) / Double(Self.points - 1)) }
        }
        guard let values = look(x) else { return nil }
        let count = layer.inputs * layer.units
        let scores = edgeScores(slide.probe)[slide.index]
        let edges = (0..<count).map { edge in
            EdgesPicture.Edge(
                parts: names.indices.map { part in (0..<Self.points).map { values[part][$0 * count + edge] } },
                function: microscope.functions.count == count ? microscope.functions[edge] : "",
                score: scores.count == count ? scores[edge] : nil)
        }
        return EdgesPicture(
            inputs: inputs, units: layer.units, partNames: names, edges: edges, unit: slide.unit, input: slide.input)
    }

    /// The learned functions of a layer's units, each as an edge from the unit's own sum.
    func curves(_ slide: Slide) -> EdgesPicture? {
        guard case .curves(let microscope) = slide.layer.microscope else { return nil }
        let units = slide.layer.units, rows = slide.probe.rows
        func watched(_ microscope: Microscope) -> [Expr] {
            guard case .curves(let curves) = microscope else { return [] }
            return [curves.argument] + curves.parts.map(\.expression)
        }
        guard let values = look(at: slide.index, rows: rows, slide.inputs, watching: watched),
            let low = microscope.points.first, let high = microscope.points.last
        else { return nil }
        let home = Interval(microscope.home.lowerBound, microscope.home.upperBound)
        let inputs = (0..<units).map { unit in
            let own = (0..<rows).map { values[0][$0 * units + unit] }
            return EdgesPicture.Input(
                name: "z\(unit + 1)", range: Interval(low, high), grid: home, values: Distribution(own),
                outside: Double(own.count { !home.contains($0) }) / Double(max(1, rows)))
        }
        let edges = (0..<units).map { unit in
            let parts = microscope.parts.indices.map { part in
                microscope.points.indices.map { values[1 + part][$0 * units + unit] }
            }
            return EdgesPicture.Edge(parts: parts, function: "", score: nil)
        }
        return EdgesPicture(
            inputs: inputs, units: 1, partNames: microscope.parts.map(\.name), edges: edges, unit: 0,
            input: slide.unit, isOfUnits: true)
    }

    private func input(_ slide: Slide, _ index: Int, _ grid: Interval?) -> EdgesPicture.Input {
        let values = slide.column(index)
        let distribution = Distribution(values)
        var range = Interval(
            covering: [distribution.low, distribution.high] + (grid.map { [$0.lower, $0.upper] } ?? []))
        let margin = range.width * 0.02
        range = Interval(range.lower - margin, range.upper + margin)
        let outside = grid.map { grid in values.count { !grid.contains($0) } } ?? 0
        return EdgesPicture.Input(
            name: slide.inputNames[index], range: range, grid: grid, values: distribution,
            outside: Double(outside) / Double(max(1, values.count)))
    }

    /// The score of every edge, by layer; empty for layers whose edges are too many or not of splines.
    private func edgeScores(_ probe: Probe) -> [[Double]] {
        let network = evaluator.graph.network
        let layers = network.layers.indices.filter { probe.edges[$0] != nil }.map { index in
            EdgeScores.Layer(index: index, inputs: network.layers[index].inputs, units: network.layers[index].units)
        }
        return EdgeScores(
            layers, counts: network.layers.map(\.units), edges: { probe.edges[$0] ?? [] },
            sums: { probe.before[$0] }
        ).edges
    }
}
