import Execution
import Experiments

/// Steps that are one pass of the plan each, which makes all assignments.
enum PlannedSteps: StepDriverKind {
    static let name = "plan"
    static var memory: (any DriverMemory.Type)? { nil }

    static func computation(_ graph: TrainingGraph) -> Computation {
        Computation(
            variables: graph.state + graph.inputs.variables, assignments: graph.assignments,
            outputs: [("loss", graph.batchLoss)])
    }

    static func driver<T: Element>(
        _ experiment: Experiment, _ graph: TrainingGraph, _ executor: Executor<T>
    ) -> any StepDriver<T> {
        PlannedDriver(graph, executor)
    }
}

private final class PlannedDriver<T: Element>: StepDriver {
    private let executor: Executor<T>
    private let feed: Executor<T>.Feed

    init(_ graph: TrainingGraph, _ executor: Executor<T>) {
        self.executor = executor
        feed = executor.feed(
            rows: graph.inputs.takesAll ? nil : graph.inputs.rows.name, counter: graph.inputs.step.name, loss: "loss")
    }

    func take(_ rows: [Int32], first: Int, losses: inout [T]) -> Int {
        executor.step = UInt64(first)
        return executor.run(feed, rows: rows, first: first, losses: &losses)
    }

    var memory: (any DriverMemory)? {
        get { nil }
        set {}
    }
}
