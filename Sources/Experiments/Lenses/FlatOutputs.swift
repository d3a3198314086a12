import Catalogue
import ExpressionGraph

extension Lens {
    /// The share of outputs where the activation's slope is below 0.1, of each hidden layer that has an activation of its
    /// own, and of all together: a gradient hardly passes there.
    public static let flatOutputs = Lens(
        Card(
            "flat-outputs", title: "Flat outputs", formula: "share of hidden outputs with |f'(z)| < 0.1", source: .own),
        cost: "a forward pass with the activations' slopes, B·U comparisons",
        numbers: [Number("flat-share", title: "flat share", range: 0...1, better: .lower, scale: .share)]
    ) { graph in
        graph.network.layers.indices.dropLast().compactMap { index in
            graph.network.layers[index].slope.map { Watch("slope", title: graph.title(ofLayer: index), $0) }
        }
    } read: { values in
        let layers = values["slope"].map { layer in
            (name: layer.title, share: FlatOutputs.share(layer.values), count: layer.values.count)
        }
        let share = layers.map { (share: $0.share, count: $0.count) }.share()
        return LensReading(
            .bars(.init(layers.map { .init($0.name, $0.share) }, limit: 1, scale: .share)),
            numbers: share.map { ["flat-share": $0] } ?? [:],
            facts: layers.isEmpty ? [LensFact("no hidden layer has an activation of its own", .faint)] : [])
    }
}

/// The one definition of a flat output.
public enum FlatOutputs {
    /// The share of slopes below 0.1 in magnitude; 0 of none.
    public static func share(_ slopes: [Double]) -> Double {
        Double(slopes.count { abs($0) < 0.1 }) / Double(max(1, slopes.count))
    }
}

extension BuiltLayer {
    /// The activation's slope at every element of what goes into it: the gradient of the sum of what comes out. `nil`
    /// where there is no activation, or where it changes the shape.
    public var slope: Expr? {
        guard activation != nil, beforeActivation.shape == output.shape else { return nil }
        return gradient(of: output.total, withRespectTo: [beforeActivation])[0]
    }
}
