/// The training of a network at a step: state, place in the order of batches, what the driver remembers.
struct Checkpoint: Sendable {
    var step: Int
    /// Parameters, buffers and optimizer state.
    var state: StateBlock
    var order: BatchOrder
    /// `nil` where the driver remembers nothing beside the state.
    var memory: (any DriverMemory)?
}
