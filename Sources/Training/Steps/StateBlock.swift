/// The values of a run's variables as one block, in the precision of the run.
public enum StateBlock: Hashable, Sendable {
    case single([Float])
    case double([Double])

    public var isFinite: Bool {
        switch self {
        case .single(let values): values.allSatisfy(\.isFinite)
        case .double(let values): values.allSatisfy(\.isFinite)
        }
    }

    /// A part in double precision.
    public func values(_ range: Range<Int>) -> [Double] {
        switch self {
        case .single(let values): values[range].map(Double.init)
        case .double(let values): Array(values[range])
        }
    }

    /// Bytes it takes.
    public var bytes: Int {
        switch self {
        case .single(let values): values.count * 4
        case .double(let values): values.count * 8
        }
    }
}
