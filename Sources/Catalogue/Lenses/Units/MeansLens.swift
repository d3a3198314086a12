import ExpressionGraph
import Foundation

extension UnitLens {
    /// Where each unit's weighted mean stands between the least and the greatest of its inputs, with the means that have
    /// names.
    ///
    /// - Parameters:
    ///   - mean: [B, U]
    ///   - weights: not negative, [U, I].
    ///   - powers: the exponent of each unit.
    public static func means(_ mean: Expr, weights: Expr, powers: [Double]) -> UnitLens {
        UnitLens("kinds of means", [Watch("mean", mean), Watch("weights", weights)]) { scene in
            guard scene.unit < scene.units, let seen = scene.values(at: scene.arrivals),
                let means = seen["mean"].first, let weights = seen["weights"].first
            else { return nil }
            let units = (0..<scene.units).map { unit in
                PlacedMean(
                    scene.arrivals, Array(weights.values[unit * scene.inputs..<(unit + 1) * scene.inputs]),
                    means.values(ofColumn: unit), power: powers[unit])
            }
            let rows = units.enumerated().map { index, unit in
                LensChart.Sliders.Row(
                    "\(index + 1) p\(unit.power.worded(digits: 2))", unit.mean,
                    marks: [("h", unit.harmonic), ("g", unit.geometric), ("a", unit.arithmetic)],
                    isChosen: index == scene.unit)
            }
            let own = units[scene.unit]
            let shares = zip(scene.inputNames, own.shares).map { LensChart.Bars.Bar($0, $1) }
            return LensReading(
                .pair(
                    .sliders(.init(rows, over: 0...1, stops: [(0, "min"), (1, "max")])),
                    .bars(
                        .init(
                            shares, limit: 1, scale: .share, caption: "weights of unit \(scene.unit + 1), as shares")),
                    essential: .first),
                numbers: ["mean-place": own.mean],
                facts: [
                    LensFact("unit \(scene.unit + 1), p = \(own.power.worded())", .accent, importance: 5),
                    LensFact(own.nearest, importance: 4),
                    LensFact("h harmonic  g geometric  a arithmetic", .faint, importance: 1),
                ])
        }
    }
}

/// Means of one unit as places from 0, the least input, to 1, the greatest, averaged over the probe rows.
private struct PlacedMean {
    let power: Double
    let harmonic: Double
    let geometric: Double
    let arithmetic: Double
    let mean: Double
    /// The weights as shares.
    let shares: [Double]

    /// The means with names, and the unit's, between the least and the greatest input of each row that counts.
    init(_ inputs: [Double], _ weights: [Double], _ means: [Double], power: Double) {
        let total = weights.reduce(0, +)
        let shares = weights.map { total > 0 ? $0 / total : 0 }
        var (sums, count) = ([0.0, 0, 0, 0], 0.0)
        for (row, mean) in means.enumerated() {
            // As the unit sees them: not below 10⁻⁴, and only those of some weight.
            let own = zip(inputs[row * weights.count..<(row + 1) * weights.count], shares).filter { $0.1 > 1e-9 }
                .map { (x: max($0.0, 1e-4), share: $0.1) }
            guard let low = own.map(\.x).min(), let high = own.map(\.x).max(), high > low else { continue }
            let named = [
                1 / own.reduce(0) { $0 + $1.share / $1.x },
                Foundation.exp(own.reduce(0) { $0 + $1.share * Foundation.log($1.x) }),
                own.reduce(0) { $0 + $1.share * $1.x }, mean,
            ]
            for index in sums.indices { sums[index] += (named[index] - low) / (high - low) }
            count += 1
        }
        let places = sums.map { count > 0 ? $0 / count : 0 }
        (self.power, self.shares) = (power, shares)
        (harmonic, geometric, arithmetic, mean) = (places[0], places[1], places[2], places[3])
    }

    /// The mean with a name that the unit is nearest to.
    var nearest: String {
        let named = [
            ("minimum", 0.0), ("harmonic mean", harmonic), ("geometric mean", geometric),
            ("arithmetic mean", arithmetic), ("maximum", 1),
        ]
        guard mean.isFinite, let best = named.min(by: { abs($0.1 - mean) < abs($1.1 - mean) }) else { return "no mean" }
        return "near the " + best.0
    }
}
