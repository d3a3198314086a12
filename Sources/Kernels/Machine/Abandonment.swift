import Synchronization

/// A wish that long work be given up where it stands: asked for from any thread, in a signal's handler too, and looked at
/// by the work now and then.
public final class Abandonment: Sendable {
    private let flag = Atomic<Bool>(false)

    /// Nobody asks yet.
    public init() {}

    /// Asks; asking twice is asking once.
    public func ask() { flag.store(true, ordering: .relaxed) }

    /// From now on work goes on again.
    public func withdraw() { flag.store(false, ordering: .relaxed) }

    /// Whether somebody asks.
    public var isAsked: Bool { flag.load(ordering: .relaxed) }
}
