import Experiments

/// What a person does to a run between two steps.
public enum Change: Hashable, Sendable {
    /// From the same initial weights.
    case restart
    /// From other initial weights.
    case reseed(UInt64)
    /// Other values of some fields; of the network what still fits is kept.
    case edit(ExperimentChange)
    /// Back to the last good state, with half the learning rate.
    case recover
    /// Whether the network as it was before its last swap of activations goes on beside it.
    case twin(Bool)
    /// A change of the network's edges.
    case surgery(Surgery)
    /// Back to before the last surgery.
    case undo
}
