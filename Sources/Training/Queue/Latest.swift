import Synchronization

/// A box for values that arrive faster than they are read: the newest wins, nobody waits.
public final class Latest<Value: Sendable>: Sendable {
    private let state = Mutex<(value: Value?, dropped: Int)>((nil, 0))

    /// An empty box.
    public init() {}

    /// Replaces what has not been taken.
    public func publish(_ value: Value) {
        state.withLock { state in
            if state.value != nil { state.dropped += 1 }
            state.value = value
        }
    }

    /// The newest value, once.
    public func take() -> Value? {
        state.withLock { state in
            defer { state.value = nil }
            return state.value
        }
    }

    /// How many values were replaced before anyone took them.
    public var dropped: Int { state.withLock { $0.dropped } }
}
