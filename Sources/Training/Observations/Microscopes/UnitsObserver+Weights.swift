import Catalogue
import ExpressionGraph
import Problems

extension UnitsObserver {
    func weights(_ slide: Slide) -> WeightsPicture? {
        guard let own = readWeights(slide.index, slide.probe) else { return nil }
        let layer = slide.layer
        let names = slide.inputNames
        let weights = own.paths.enumerated().flatMap { path, values in
            values.values.enumerated().map { index, value in
                WeightsPicture.Weight(
                    path: path, unit: index / layer.inputs, inputName: names[index % layer.inputs], value: value)
            }
        }
        let error = weights.reduce(0) { max($0, ArithmeticFormula.distance($1.value)) }
        return WeightsPicture(
            paths: own.paths.map { $0.reading.words }, weights: weights.sorted { $0.unit < $1.unit },
            lowest: own.paths.contains { $0.reading != .product } ? -1 : 0,
            gates: gates(slide, own.gate), sparsityError: error, formulas: formulas(of: slide.index, slide.probe),
            unit: slide.unit)
    }

    private typealias Reading = Microscope.EffectiveWeights.Reading

    /// The weights of a layer's paths, and its gate on some probe rows; `nil` where it has no such weights.
    private func readWeights(
        _ index: Int, _ probe: Probe
    ) -> (paths: [(reading: Reading, values: [Double])], gate: [Double]?)? {
        let layer = evaluator.graph.network.layers[index]
        guard case .weights(let microscope) = layer.microscope else { return nil }
        // The gate may depend on the inputs: some of them are enough.
        let rows = min(32, probe.rows)
        let inputs = Array(self.inputs(of: index, probe).prefix(rows * layer.inputs))
        guard inputs.count == rows * layer.inputs else { return nil }
        let seen = look(at: index, rows: rows, inputs) { microscope in
            guard case .weights(let weights) = microscope else { return [] }
            return weights.paths.map(\.weights) + (weights.gate.map { [$0] } ?? [])
        }
        guard let seen else { return nil }
        let paths = zip(microscope.paths, seen).map { ($0.reading, $1) }
        return (paths, microscope.gate == nil ? nil : seen.last)
    }

    /// The mean gate of each unit.
    private func gates(_ slide: Slide, _ gate: [Double]?) -> [Double] {
        guard let gate else { return [] }
        let units = slide.layer.units
        let rows = max(1, gate.count / units)
        return (0..<units).map { unit in
            stride(from: unit, to: gate.count, by: units).reduce(0) { $0 + gate[$1] } / Double(rows)
        }
    }

    /// What each unit of a layer computes of the network's inputs, as far as the layers before it can be read too.
    private func formulas(of index: Int, _ probe: Probe) -> [String?] {
        let layer = evaluator.graph.network.layers[index]
        guard layer.activation == nil, let own = readWeights(index, probe) else {
            return [String?](repeating: nil, count: layer.units)
        }
        var names = inputNames(of: index)
        if index > 0 {
            let before = formulas(of: index - 1, probe)
            names = zip(names, before).map { $1 ?? $0 }
        }
        return (0..<layer.units).map { unit in
            var paths = own.paths
            if let gate = own.gate {
                // With the gate all open or all shut one path is the unit.
                let values = stride(from: unit, to: gate.count, by: layer.units).map { gate[$0] }
                if values.allSatisfy({ $0 > 1 - ArithmeticFormula.tolerance }) {
                    paths = [paths[0]]
                } else if values.allSatisfy({ $0 < ArithmeticFormula.tolerance }) {
                    paths = [paths[1]]
                } else {
                    return nil
                }
            }
            let path = paths[0]
            let weights = Array(path.values[unit * layer.inputs..<(unit + 1) * layer.inputs])
            return ArithmeticFormula.text(path.reading, weights, names)
        }
    }
}

/// Reads a formula out of weights that are nearly −1, 0 or 1.
enum ArithmeticFormula {
    /// How near is near enough.
    static let tolerance = 0.02

    static func distance(_ weight: Double) -> Double {
        guard weight.isFinite else { return .infinity }
        return min(abs(weight), abs(1 - abs(weight)))
    }

    /// `nil` while a weight is still between.
    static func text(_ reading: Microscope.EffectiveWeights.Reading, _ weights: [Double], _ names: [String]) -> String?
    {
        guard weights.allSatisfy({ distance($0) <= tolerance }) else { return nil }
        let signs = zip(weights, names).compactMap { weight, name -> (isPositive: Bool, name: String)? in
            abs(weight) < 0.5 ? nil : (weight > 0, name)
        }
        switch reading {
        case .sum:
            guard !signs.isEmpty else { return "0" }
            return signs.enumerated().map { index, term in
                let name = term.name.contains(" − ") && !term.isPositive ? "(\(term.name))" : term.name
                return index == 0 ? (term.isPositive ? "" : "−") + name : (term.isPositive ? " + " : " − ") + name
            }.joined()
        case .product:
            return signs.isEmpty ? "1" : signs.map { factor($0.name) }.joined(separator: "·")
        case .powers:
            let above = signs.filter(\.isPositive).map { "|\($0.name)|" }
            let below = signs.filter { !$0.isPositive }.map { "|\($0.name)|" }
            guard !below.isEmpty else { return above.isEmpty ? "1" : above.joined(separator: "·") }
            let numerator = above.isEmpty ? "1" : above.joined(separator: "·")
            return numerator + " / " + (below.count == 1 ? below[0] : "(\(below.joined(separator: "·")))")
        }
    }

    private static func factor(_ name: String) -> String { name.contains(" ") ? "(\(name))" : name }
}

extension Microscope.EffectiveWeights.Reading {
    /// What a path does, in a word.
    fileprivate var words: String {
        switch self {
        case .sum: "sum"
        case .product: "product"
        case .powers: "powers"
        }
    }
}
