import Experiments
import Problems

/// Keeps the evaluation plans of the newest generation and makes observations with them.
public final class ObservatoryWork: @unchecked Sendable {
    // Reached by one thread at a time: the observatory's queue through its lock, or the caller that made it.
    private var observer: (any Observer)?
    private var built: (generation: Int, experiment: Experiment)?

    public init() {}

    func observation(of snapshot: Snapshot, _ problem: Problem, _ request: ObservationRequest) -> Observation? {
        observer(of: snapshot, problem)?.observation(of: snapshot, request)
    }

    /// What the network says at some rows of scaled inputs, [rows, outputs], in the units of the data.
    public func outputs(of snapshot: Snapshot, _ problem: Problem, at inputs: [Double]) -> [Double] {
        observer(of: snapshot, problem)?.outputs(of: snapshot, at: inputs) ?? []
    }

    private func observer(of snapshot: Snapshot, _ problem: Problem) -> (any Observer)? {
        if built?.generation != snapshot.generation || built?.experiment != snapshot.experiment || observer == nil {
            observer = try? Self.observer(snapshot.experiment, problem)
            built = (snapshot.generation, snapshot.experiment)
        }
        return observer
    }

    private static func observer(_ experiment: Experiment, _ problem: Problem) throws(NetworkError) -> any Observer {
        switch experiment.precision {
        case .single:
            try NetworkObserver<Float>(experiment, problem: problem) {
                guard case .single(let values) = $0 else { preconditionFailure("state of another precision") }
                return values
            }
        case .double:
            try NetworkObserver<Double>(experiment, problem: problem) {
                guard case .double(let values) = $0 else { preconditionFailure("state of another precision") }
                return values
            }
        }
    }
}

/// Makes observations of a network in one precision.
protocol Observer: AnyObject {
    func observation(of snapshot: Snapshot, _ request: ObservationRequest) -> Observation
    func outputs(of snapshot: Snapshot, at inputs: [Double]) -> [Double]
}
