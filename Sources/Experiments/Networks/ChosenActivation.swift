import Catalogue
import ExpressionGraph
import Synchronization

/// A layer's activation while the layer is being built: its learned parameters are declared where it is
/// first applied.
final class ChosenActivation {
    let activation: Activation
    private(set) var parameters: [Expr] = []
    /// The layer it belongs to, set as soon as that exists.
    unowned var layer: LayerContext! = nil
    private let choice: Experiment.ActivationChoice

    /// `nil` where no activation is chosen.
    init?(_ description: Experiment.Layer, _ unit: NeuronUnit, layer: Int) throws(NetworkError) {
        guard let choice = description.activation else { return nil }
        let isAuto = choice.name == Experiment.ActivationChoice.auto.name
        guard let name = isAuto ? unit.defaultActivation : choice.name else { return nil }
        guard let activation = Palette.activation(of: name) else {
            throw .unknownActivation(name, layer: layer)
        }
        self.activation = activation
        self.choice = choice
    }

    /// What the activation, with its parameters as they start, does to signals and gradients.
    var gains: Gains {
        // Computing them takes milliseconds, and a network is built with every edit.
        let values = activation.parameters.map { choice.parameters[$0.name] ?? $0.default }
        let key = Key(name: activation.name, parameters: values)
        return Self.known.withLock { known in
            if let gains = known[key] { return gains }
            let facts = activation.facts(parameters: values)
            let gains = Gains(signal: facts.gain, gradient: facts.slopeGain)
            if known.count >= 1024 { known.removeAll() }
            known[key] = gains
            return gains
        }
    }

    private struct Key: Hashable {
        var name: String
        var parameters: [Double]
    }

    private static let known = Mutex<[Key: Gains]>([:])

    /// The function of x with its parameters as they start, outside of any layer.
    func valueAtStart(_ x: Expr) -> Expr {
        activation.function(
            x, activation.parameters.map { .constant(choice.parameters[$0.name] ?? $0.default) })
    }

    func apply(to x: Expr) -> Expr {
        if parameters.isEmpty {
            parameters = activation.parameters.map { parameter in
                let value = choice.parameters[parameter.name] ?? parameter.default
                guard choice.learned ?? parameter.isLearned else { return .constant(value) }
                return layer.parameter(
                    "activation." + parameter.name, choice.perUnit ? [x.shape[1]] : [], .constant(value),
                    role: "activation", isDecayed: false)
            }
        }
        return activation.function(x, parameters)
    }
}
