import Catalogue
import Experiments
import Problems

/// Keeps the evaluation plans of the newest generation and makes observations with them.
public final class ObservatoryWork: @unchecked Sendable {
    // Reached by one thread at a time: the observatory's queue through its lock, or the caller that made it.
    private var observer: (any Observer)?
    private var generation: Int?

    /// Nothing observed yet.
    public init() {}

    func observation(of snapshot: Snapshot, _ problem: Problem, _ request: ObservationRequest) -> Observation {
        observer(of: snapshot, problem).observation(of: snapshot, request)
    }

    /// What the network says at some rows of scaled inputs, [rows, outputs], in the units of the data.
    public func outputs(of snapshot: Snapshot, _ problem: Problem, at inputs: [Double]) -> [Double] {
        observer(of: snapshot, problem).outputs(of: snapshot, at: inputs)
    }

    /// What lenses find; those that cannot look at this network are left out.
    public func readings(of snapshot: Snapshot, _ problem: Problem, _ lenses: Set<Lens>) -> [Lens: LensReading] {
        observer(of: snapshot, problem).readings(of: snapshot, lenses)
    }

    /// What a pair lens watches of one of its networks.
    func watched(of snapshot: Snapshot, _ problem: Problem, _ lens: PairLens) -> WatchedValues? {
        observer(of: snapshot, problem).watched(of: snapshot, lens)
    }

    /// Kept until another network or other data take the place of these; numbers, titles and goals change nothing.
    private func observer(of snapshot: Snapshot, _ problem: Problem) -> any Observer {
        if let observer, generation == snapshot.generation { return observer }
        let made = Self.observer(snapshot, problem)
        (observer, generation) = (made, snapshot.generation)
        return made
    }

    private static func observer(_ snapshot: Snapshot, _ problem: Problem) -> any Observer {
        switch snapshot.experiment.precision {
        case .single: NetworkObserver<Float>(snapshot.experiment, problem: problem, state: snapshot.variables)
        case .double: NetworkObserver<Double>(snapshot.experiment, problem: problem, state: snapshot.variables)
        }
    }
}
