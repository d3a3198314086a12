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

final class PreciseStepReplica<T: StateNumber>: StepReplica {
    private let executor: Executor<T>
    private let graph: TrainingGraph
    private let count: Int
    private let batch: Int?
    private let fresh: FreshBlocks?
    private let slopes: (name: String, problem: Problem)?

    init(
        _ experiment: Experiment, _ problem: Problem, _ phase: PhaseProgress, _ graph: TrainingGraph,
        _ watched: [Expr]
    ) throws(NetworkError) {
        fresh = try FreshBlocks(experiment, problem, rows: problem.train.rows, batch: graph.batch)
        self.graph = graph
        count = watched.count
        batch = graph.inputs.takesAll ? nil : graph.batch
        let outputs = watched.enumerated().map { (name: "\($0.offset)", value: $0.element) }
        executor = Executor(
            Plan(Computation(variables: graph.state + graph.inputs.variables, outputs: outputs)), seed: experiment.seed)
        executor[variable: graph.inputs.data.name] = T.elements(problem.train.inputs)
        executor[variable: graph.inputs.targets.name] =
            T.elements(problem.targets(of: problem.train, labels: graph.loss.labels))
        slopes = graph.inputs.slopes.map { ($0.name, problem) }
        writeSlopes(of: problem.train)
        graph.inputs.numbers.write(experiment, phase) { executor[variable: $0] = [T($1)] }
    }

    private func writeSlopes(of table: Table) {
        guard let slopes, let values = slopes.problem.slopes(of: table) else { return }
        executor[variable: slopes.name] = T.elements(values)
    }

    func values(_ checkpoint: Checkpoint) -> ReplicaValues {
        executor.writeVariables(T.values(of: checkpoint.state))
        executor[variable: graph.inputs.step.name] = [T(checkpoint.step)]
        executor.step = UInt64(checkpoint.step)
        if let fresh {
            let table = fresh.table(ofBlock: fresh.block(ofStep: checkpoint.step))
            executor[variable: graph.inputs.data.name] = T.elements(table.inputs)
            executor[variable: graph.inputs.targets.name] = T.elements(table.targets)
            writeSlopes(of: table)
        }
        if let batch {
            var order = checkpoint.order
            var rows = [Int32](repeating: 0, count: batch)
            if let fresh { fresh.fill(&rows, from: checkpoint.step) } else { order.next(into: &rows) }
            executor[variable: graph.inputs.rows.name] = T.elements(rows.map { Double($0) })
        }
        executor.run()
        let values = (0..<count).map { executor[output: "\($0)"] }
        return ReplicaValues(
            largestMagnitudes: values.map { $0.reduce(0) { max($0, Double($1.magnitude)) } },
            finite: values.map { $0.allSatisfy(\.isFinite) })
    }
}
