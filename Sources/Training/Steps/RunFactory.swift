import Execution
import ExpressionGraph
import Experiments
import Problems

/// Makes runs, and replicas of their steps, in the precision that an experiment asks for.
struct RunFactory {
    /// Who may ask that what takes long be given up: a step, scoring.
    let abandonment: Abandonment

    /// A network at its beginning.
    func run(_ experiment: Experiment, _ problem: Problem) throws(SessionError) -> any TrainingRun {
        do {
            // Both types by name, so that the compiler makes code of its own for each.
            switch experiment.precision {
            case .single:
                return try PreciseTrainingRun<Float>(experiment, problem: problem, abandonment: abandonment)
            case .double:
                return try PreciseTrainingRun<Double>(experiment, problem: problem, abandonment: abandonment)
            }
        } catch { throw .network(error) }
    }

    /// A step whose intermediate values can be read.
    static func replica(
        _ experiment: Experiment, _ problem: Problem, _ phase: PhaseProgress, graph: TrainingGraph, watched: [Expr]
    ) throws(NetworkError) -> any StepReplica {
        switch experiment.precision {
        case .single: try PreciseStepReplica<Float>(experiment, problem, phase, graph, watched)
        case .double: try PreciseStepReplica<Double>(experiment, problem, phase, graph, watched)
        }
    }
}
