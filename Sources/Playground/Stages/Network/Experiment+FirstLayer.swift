import Catalogue
import Experiments

extension Experiment {
    /// The first layer that a function follows: what one who opens an experiment would change first. Where there is none, the
    /// first.
    var firstActivatedLayer: Int {
        layers.firstIndex { layer in
            switch layer.activation {
            case nil: false
            case ActivationChoice.auto: Palette.unit(named: layer.unit)?.defaultActivation != nil
            default: true
            }
        } ?? 0
    }
}
