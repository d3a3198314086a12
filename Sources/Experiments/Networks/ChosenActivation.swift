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
        guard let activation = Catalogue.activation(named: name) else {
            throw .unknownActivation(name, layer: layer)
        }
        self.activation = activation
        self.choice = choice
    }

    /// 1 / √E[f(z)²] with the parameters' defaults.
    var gain: Double {
        // Computing it takes milliseconds, and a network is built with every edit.
        Self.gains.withLock { gains in
            if let known = gains[activation.name] { return known }
            let gain = activation.facts().gain
            gains[activation.name] = gain
            return gain
        }
    }

    private static let gains = Mutex<[String: Double]>([:])

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
