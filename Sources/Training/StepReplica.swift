import Execution
import ExpressionGraph
import Experiments
import Problems

/// A training step whose intermediate values can all be read: the same graph, nothing fused away.
protocol StepReplica {
    func values(_ checkpoint: Checkpoint) -> ReplicaValues
}

/// What a replica found, expression by expression.
struct ReplicaValues {
    fileprivate let largestMagnitudes: [Double]
    fileprivate let finite: [Bool]
    func isFinite(_ index: Int) -> Bool { finite[index] }
    func largest(_ index: Int) -> Double { largestMagnitudes[index] }
}

extension Session {
    static func makeReplica(
        _ experiment: Experiment, _ problem: Problem, _ phase: PhaseProgress, graph: TrainingGraph, watched: [Expr]
    ) throws(NetworkError) -> any StepReplica {
        switch experiment.precision {
        case .single:
            try PreciseStepReplica<Float>(experiment, problem, phase, graph, watched) {
                guard case .single(let values) = $0 else { preconditionFailure("state of another precision") }
                return values
            }
        case .double:
            try PreciseStepReplica<Double>(experiment, problem, phase, graph, watched) {
                guard case .double(let values) = $0 else { preconditionFailure("state of another precision") }
                return values
            }
        }
    }
}

private final class PreciseStepReplica<T: Element>: StepReplica {
    private let executor: Executor<T>
    private let unwrap: (StateBlock) -> [T]
    private let count: Int
    private let batch: Int?
    private let fresh: FreshBlocks?
    private let slopes: (name: String, problem: Problem)?

    init(
        _ experiment: Experiment, _ problem: Problem, _ phase: PhaseProgress, _ graph: TrainingGraph,
        _ watched: [Expr],
        unwrap: @escaping (StateBlock) -> [T]
    ) throws(NetworkError) {
        fresh = try FreshBlocks(experiment, problem, rows: problem.train.rows, batch: graph.batch)
        self.unwrap = unwrap
        count = watched.count
        batch = graph.batch == problem.train.rows ? nil : graph.batch
        let outputs = watched.enumerated().map { (name: "\($0.offset)", value: $0.element) }
        executor = Executor(
            Plan(Computation(variables: graph.state + graph.inputs, outputs: outputs)), seed: experiment.seed)
        executor[variable: TrainingGraph.InputName.dataInputs] = T.elements(problem.train.inputs)
        executor[variable: TrainingGraph.InputName.dataTargets] =
            T.elements(problem.targets(of: problem.train, labels: graph.loss.labels))
        slopes = graph.slopes.map { ($0.name, problem) }
        writeSlopes(of: problem.train)
        for (name, value) in [
            (TrainingGraph.InputName.rate, experiment.rate), (TrainingGraph.InputName.l1, experiment.l1),
            (TrainingGraph.InputName.l2, experiment.l2),
            (TrainingGraph.InputName.plannedSteps, Double(experiment.steps)),
        ] { executor[variable: name] = [T(value)] }
        if !experiment.phases.isEmpty {
            executor[variable: TrainingGraph.InputName.phaseStart] = [T(phase.start)]
            executor[variable: TrainingGraph.InputName.plannedSteps] = [T(max(1, phase.end - phase.start))]
        }
    }

    private func writeSlopes(of table: Table) {
        guard let slopes, let values = slopes.problem.slopes(of: table) else { return }
        executor[variable: slopes.name] = T.elements(values)
    }

    func values(_ checkpoint: Checkpoint) -> ReplicaValues {
        executor.writeVariables(unwrap(checkpoint.state))
        executor[variable: TrainingGraph.InputName.step] = [T(checkpoint.step)]
        executor.step = UInt64(checkpoint.step)
        if let fresh {
            let table = fresh.table(ofBlock: fresh.block(ofStep: checkpoint.step))
            executor[variable: TrainingGraph.InputName.dataInputs] = T.elements(table.inputs)
            executor[variable: TrainingGraph.InputName.dataTargets] = T.elements(table.targets)
            writeSlopes(of: table)
        }
        if let batch {
            var order = checkpoint.order
            var rows = [Int32](repeating: 0, count: batch)
            if let fresh { fresh.fill(&rows, from: checkpoint.step) } else { order.next(into: &rows) }
            executor[variable: TrainingGraph.InputName.batchRows] = T.elements(rows.map { Double($0) })
        }
        executor.run()
        let values = (0..<count).map { executor[output: "\($0)"] }
        return ReplicaValues(
            largestMagnitudes: values.map { $0.reduce(0) { max($0, Double($1.magnitude)) } },
            finite: values.map { $0.allSatisfy(\.isFinite) })
    }
}
