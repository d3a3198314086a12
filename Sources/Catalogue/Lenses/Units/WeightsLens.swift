import ExpressionGraph

extension UnitLens {
    /// What a unit makes of its weights and inputs.
    public enum WeightReading: Hashable, Sendable {
        /// Σ w x
        case sum
        /// Π (w x + 1 − w), w in [0, 1]
        case product
        /// Π |x|^w
        case powers

        /// In a word.
        var word: String {
            switch self {
            case .sum: "sum"
            case .product: "product"
            case .powers: "powers"
            }
        }
    }

    /// Weights that mean something exact at −1, 0 and 1: each on a scale, and the formula once all have arrived.
    ///
    /// - Parameters:
    ///   - paths: the ways through the unit, one or two: how its weights are read, and the weights, [U, I].
    ///   - gate: the share of the first path, from 0 to 1, [U] or [B, U]; the second has the rest. `nil` for one path.
    public static func weights(_ paths: [(reading: WeightReading, weights: Expr)], gate: Expr? = nil) -> UnitLens {
        let readings = paths.map(\.reading)
        let watches = paths.map { Watch("path", $0.weights) } + (gate.map { [Watch("gate", $0)] } ?? [])
        return UnitLens("weights on their way to −1, 0 and 1", watches) { scene in
            // The gate may depend on the inputs: some of them are enough.
            let rows = min(32, scene.rows)
            guard let seen = scene.values(at: Array(scene.arrivals.prefix(rows * scene.inputs))) else { return nil }
            return ArithmeticWeights(
                paths: zip(readings, seen["path"]).map { ($0, $1.values) },
                gate: seen["gate"].first.map { gate in
                    // [U] has one row for all.
                    (0..<scene.units).map { unit in
                        stride(from: unit, to: gate.values.count, by: scene.units).map { gate.values[$0] }
                    }
                }, inputs: scene.inputs, units: scene.units, names: scene.inputNames,
                formulaNames: scene.inputFormulas, chosen: scene.unit
            ).reading
        }
    }
}

/// The weights of a layer on their way to −1, 0 and 1.
private struct ArithmeticWeights {
    var paths: [(reading: UnitLens.WeightReading, values: [Double])]
    /// By unit on some rows.
    var gate: [[Double]]?
    var inputs: Int
    var units: Int
    var names: [String]
    var formulaNames: [String]
    var chosen: Int

    var reading: LensReading {
        let error = paths.flatMap(\.values).reduce(0) { max($0, ArithmeticFormula.distance($1)) }
        var facts = [
            LensFact(
                "sparsity error \(error.worded(digits: 2))", error <= ArithmeticFormula.tolerance ? .good : .plain,
                importance: 5)
        ]
        if let own = gate?[chosen] {
            let mean = own.reduce(0, +) / Double(max(1, own.count))
            facts.append(LensFact("gate \(mean.inPercent) \(paths[0].reading.word)", importance: 4))
        }
        let formulas = (0..<units).map(formula)
        let order = [chosen] + (0..<units).filter { $0 != chosen }
        let lines = order.map { unit in
            let name = units > 1 ? "y\(unit + 1)" : "y"
            return formulas[unit].map { LensFact("\(name) = \($0)", .accent) }
                ?? LensFact("\(name) = ? while weights are between", .faint)
        }
        return LensReading(
            .sliders(sliders), numbers: ["sparsity-error": error], facts: facts, lines: lines, formulas: formulas)
    }

    private var sliders: LensChart.Sliders {
        let lowest = paths.contains { $0.reading != .product } ? -1.0 : 0
        let stops = lowest < 0 ? [-1.0, 0, 1] : [0, 1]
        let rows = (0..<units).flatMap { unit in
            paths.indices.flatMap { path in
                (0..<inputs).map { input in
                    let value = paths[path].values[unit * inputs + input]
                    let distance = stops.map { abs(value - $0) }.min() ?? 1
                    return LensChart.Sliders.Row(
                        (paths.count > 1 ? (path == 0 ? "+" : "×") : "") + "\(names[input])→\(unit + 1)",
                        value, text: value.worded(digits: 3),
                        tone: distance <= ArithmeticFormula.tolerance ? .good : .warning, isChosen: unit == chosen)
                }
            }
        }
        return LensChart.Sliders(
            rows, over: lowest...1, stops: stops.map { ($0, $0.worded(digits: 1)) }, crossesStops: true)
    }

    /// What a unit computes, as far as the layers before it can be read too.
    private func formula(_ unit: Int) -> String? {
        var path = paths[0]
        if let own = gate?[unit] {
            // With the gate all open or all shut one path is the unit.
            if own.allSatisfy({ $0 < ArithmeticFormula.tolerance }) {
                path = paths[1]
            } else if !own.allSatisfy({ $0 > 1 - ArithmeticFormula.tolerance }) {
                return nil
            }
        }
        return ArithmeticFormula.text(
            path.reading, Array(path.values[unit * inputs..<(unit + 1) * inputs]), formulaNames)
    }
}
