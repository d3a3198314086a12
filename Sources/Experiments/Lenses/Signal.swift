import Catalogue
import ExpressionGraph

extension Lens {
    /// How far each layer's outputs spread: a signal that dies out or explodes with depth.
    public static let signal = Lens(
        Card(
            "signal", title: "Signal by depth", formula: "deviation of all outputs of a layer over the probe rows",
            source: .own),
        cost: "a forward pass, B·U additions",
        numbers: [
            Number(
                "signal-ratio", title: "deviation of the last hidden layer by the first's", range: 0...1e9,
                better: .higher)
        ]
    ) { graph in
        graph.hiddenOutputs(as: "layer output")
    } read: { values in
        let layers = values["layer output"]
        var numbers: [String: Double] = [:]
        if let first = layers.first?.deviation, let last = layers.last?.deviation, first > 0 {
            numbers["signal-ratio"] = last / first
        }
        return LensReading(.bars(.init(layers.map { .init($0.title, $0.deviation) })), numbers: numbers)
    }
}
