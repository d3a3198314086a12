/// The training of a network at a step: state, place in the order of batches, what the driver remembers.
struct Checkpoint: Sendable {
    var step: Int
    /// Parameters, buffers and optimizer state.
    var state: StateBlock
    var order: BatchOrder
    /// `nil` where the driver remembers nothing beside the state.
    var memory: (any DriverMemory)?
}

extension Checkpoint: Codable {
    private enum Key: String, CodingKey { case step, state, order, driver, memory }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        step = try container.decode(Int.self, forKey: .step)
        state = try container.decode(StateBlock.self, forKey: .state)
        order = try container.decode(BatchOrder.self, forKey: .order)
        guard let driver = try container.decodeIfPresent(String.self, forKey: .driver) else { return }
        guard let type = StepDrivers.kind(named: driver)?.memory else {
            throw DecodingError.dataCorruptedError(
                forKey: .driver, in: container, debugDescription: "there is no driver '\(driver)'")
        }
        memory = try container.decode(type, forKey: .memory)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(step, forKey: .step)
        try container.encode(state, forKey: .state)
        try container.encode(order, forKey: .order)
        guard let memory else { return }
        try container.encode(type(of: memory).driver, forKey: .driver)
        try container.encode(memory, forKey: .memory)
    }
}
