import Experiments
import Problems

/// Why a session cannot begin or go on.
public enum SessionError: Error, Sendable {
    case problem(ProblemError)
    case network(NetworkError)
    case surgery(SurgeryError)
    /// Somebody asked to give up before there was anything to show.
    case abandoned

    /// What is wrong, in a sentence without a capital or a full stop.
    public var message: String {
        switch self {
        case .problem(let error): error.description
        case .network(let error): error.message
        case .surgery(let error): error.message
        case .abandoned: "stopped before the network was scored for the first time"
        }
    }
}
