import Catalogue
import ExpressionGraph
import Foundation

extension Lens {
    /// How many directions a layer's outputs fill: its singular values, largest first, and their effective rank.
    public static let effectiveRank = Lens(
        Card(
            "effective-rank", title: "Effective rank",
            formula:
                "exp(−Σ p ln p), p = σ / Σ σ, σ the singular values of the outputs [B, U] with columns centred",
            source: Source("Roy, Vetterli", 2007, "The effective rank: a measure of effective dimensionality")),
        cost: "a forward pass and the singular values of each layer, about 10·B·U²", interval: 10,
        numbers: [
            Number(
                "least-rank", title: "least effective rank of a hidden layer", range: 0...1e6, better: .higher)
        ]
    ) { graph in
        graph.hiddenOutputs(as: "layer output")
    } read: { values in
        let layers = values["layer output"].map { layer in (layer.title, SingularValues.of(layer.centred)) }
        let ranks = layers.map { EffectiveRank.of($0.1) }
        let curves = zip(layers, ranks).map { layer, rank in
            LensChart.Curves.Curve(
                layer.0, remark: String(format: "%.1f", rank),
                layer.1.enumerated().map { (Double($0.offset + 1), $0.element) })
        }
        return LensReading(
            .curves(.init(curves, x: "singular value", y: "σ", isLogarithmic: true)),
            numbers: ranks.min().map { ["least-rank": $0] } ?? [:])
    }
}

/// The effective rank of a spectrum.
public enum EffectiveRank {
    /// exp(entropy of σ / Σσ); singular values below 1e-10 of the largest count as 0. 0 where all are.
    public static func of(_ singularValues: [Double]) -> Double {
        let largest = singularValues.max() ?? 0
        guard largest > 0, largest.isFinite else { return 0 }
        let kept = singularValues.filter { $0 >= largest * 1e-10 }
        let sum = kept.reduce(0, +)
        return exp(-kept.reduce(0) { $0 + $1 / sum * log($1 / sum) })
    }
}
