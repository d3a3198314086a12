import Catalogue
import Cells
import Experiments
import Training

/// What a layer is called on the screen.
struct LayerCaption: Hashable {
    /// The title of its unit.
    var kind: String
    /// `nil` where only the built network knows.
    var units: Int?
    var activation: String?

    init(_ layer: LayerObservation) {
        kind = layer.title
        units = max(0, layer.units)
        activation = layer.activation
    }

    /// - Parameter inputs: the width of the layer before, where known.
    init(_ layer: Experiment.Layer, inputs: Int?) {
        let unit = Palette.unit(named: layer.unit)
        kind = unit?.title ?? layer.unit
        units =
            switch unit?.width {
            case .asInput: inputs
            case .computed: nil
            case .chosen, nil: max(0, layer.width)
            }
        activation = layer.activation.flatMap {
            $0 == .auto || $0.name == Experiment.ActivationChoice.auto.name ? unit?.defaultActivation : $0.name
        }
    }

    /// All layers of an experiment, the output layer last: as observed where the observation is of this network, as
    /// described otherwise.
    static func all(of experiment: Experiment, observation: Observation?, outputs: Int?) -> [LayerCaption] {
        let described = experiment.layers + [experiment.output]
        if let layers = observation?.layers, layers.count == described.count {
            return layers.map { LayerCaption($0) }
        }
        var captions: [LayerCaption] = []
        for (index, layer) in described.enumerated() {
            var caption = LayerCaption(layer, inputs: captions.last?.units ?? nil)
            if index == described.count - 1 { caption.units = outputs ?? caption.units }
            captions.append(caption)
        }
        return captions
    }

    /// `8 tanh`; other kinds than dense by name: `KAN 5`.
    var short: String {
        // What a title explains after its colon is said on the layer's card.
        let name = kind.prefix { $0 != ":" }
        var words = kind == NeuronUnit.dense.title ? [] : [String(name)]
        if let units { words.append("\(units)") }
        if let activation { words.append(activation) }
        return words.isEmpty ? kind : words.joined(separator: " ")
    }

    /// `Dense 8 tanh`.
    var long: String {
        ([kind] + (units.map { ["\($0)"] } ?? []) + (activation.map { [$0] } ?? [])).joined(separator: " ")
    }
}
