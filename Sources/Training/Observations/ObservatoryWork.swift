import Experiments
import Problems

/// Keeps the evaluation plan of the newest generation and makes observations with it.
final class ObservatoryWork: @unchecked Sendable {
    // Reached by one thread at a time: the observatory's queue through its lock, or the caller that made it.
    private var observer: (any Observer)?
    private var built: (generation: Int, experiment: Experiment, request: ObservationRequest)?

    func observation(of snapshot: Snapshot, _ problem: Problem, _ request: ObservationRequest) -> Observation? {
        if built?.generation != snapshot.generation || built?.experiment != snapshot.experiment || observer == nil {
            observer = try? Self.observer(snapshot.experiment, problem)
            built = (snapshot.generation, snapshot.experiment, request)
        }
        return observer?.observation(of: snapshot, request)
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
}
