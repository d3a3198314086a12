/// What every lane of a fair race may spend.
public enum Budget: Hashable, Sendable {
    /// Trained numbers.
    case parameters(Int)
    /// Arithmetic operations of a training step.
    case operations(Int)

    /// The number to be matched.
    public var target: Int {
        switch self {
        case .parameters(let target), .operations(let target): target
        }
    }

    /// What is counted, in words.
    public var unit: String {
        switch self {
        case .parameters: "parameters"
        case .operations: "operations a step"
        }
    }

    /// Largest budgets that a network may have.
    public static let largestParameters = NetworkLimits.parameters
    /// The most operations a step that a budget may name.
    public static let largestOperations = 1_000_000_000_000

    /// Reads `params=400` or `ops=1e6`; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let target = PresetField.wholeNumber(parts[1]) else { return nil }
        switch parts[0].lowercased() {
        case "params", "parameters":
            guard (1...Self.largestParameters).contains(target) else { return nil }
            self = .parameters(target)
        case "ops", "operations":
            guard (1...Self.largestOperations).contains(target) else { return nil }
            self = .operations(target)
        default: return nil
        }
    }

    /// As it is typed.
    public var text: String {
        switch self {
        case .parameters(let target): "params=\(target)"
        case .operations(let target): "ops=\(target)"
        }
    }

    /// What a text must be.
    public static let expectation = "params=NUMBER or ops=NUMBER, such as params=400"
}
